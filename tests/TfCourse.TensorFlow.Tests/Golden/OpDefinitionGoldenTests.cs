using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every op's declaration and the kind of its gradient equal TensorFlow's registry.</summary>
[TestFixture]
public sealed class OpDefinitionGoldenTests
{
    private static readonly Lazy<Dictionary<string, RegistryOp>> Registry =
        new(() => RegistryOp.ReadAll(GoldenStore.Default).ToDictionary(o => o.Name));

    private static readonly Lazy<Dictionary<string, RegistryGradient>> Gradients =
        new(() => RegistryGradient.ReadAll(GoldenStore.Default).ToDictionary(o => o.Op));

    // Ops of TensorFlow that the recorded registry leaves out.
    private static readonly string[] NotRecorded = ["Dilation2D", "Dilation2DBackpropFilter", "Dilation2DBackpropInput", "ExtractJpegShape", "IgammaGradA", "MaxPool3DGradGrad", "Snapshot"];

    private static IEnumerable<string> Names() => OpCatalogue.Names.Order(StringComparer.Ordinal).Where(n => Registry.Value.ContainsKey(n));

    [Test]
    public void Row_and_definition_have_one_name()
        => Assert.That(OpCatalogue.Names.Where(n => OpCatalogue.Find(n).Name != n), Is.Empty);

    [Test]
    public void Every_op_is_one_of_TensorFlow()
        => Assert.That(OpCatalogue.Names.Where(n => !Registry.Value.ContainsKey(n) && !n.StartsWith('_') && !NotRecorded.Contains(n)), Is.Empty);

    [TestCaseSource(nameof(Names))]
    public void Declaration_equals_the_registry(string op)
    {
        OpDefinition ours = OpCatalogue.Find(op);
        RegistryOp theirs = Registry.Value[op];
        Assert.Multiple(() =>
        {
            Assert.That(ours.InputArgs.Select(Text), Is.EqualTo(theirs.Inputs.Select(Text)), "inputs");
            Assert.That(ours.OutputArgs.Select(Text), Is.EqualTo(theirs.Outputs.Select(Text)), "outputs");
            Assert.That(ours.AttrDefs.Select(Text).Order(StringComparer.Ordinal), Is.EqualTo(theirs.Attrs.Select(Text).Order(StringComparer.Ordinal)), "attributes");
            Assert.That(ours.IsStateful, Is.EqualTo(theirs.IsStateful), "is_stateful");
            Assert.That(ours.IsCommutative, Is.EqualTo(theirs.IsCommutative), "is_commutative");
            Assert.That(ours.IsAggregate, Is.EqualTo(theirs.IsAggregate), "is_aggregate");
            Assert.That(ours.AllowsUninitializedInput, Is.EqualTo(theirs.AllowsUninitializedInput), "allows_uninitialized_input");
            Assert.That(ours.Deprecation?.Version, Is.EqualTo(theirs.DeprecatedSince), "deprecation");
        });
    }

    [TestCaseSource(nameof(Names))]
    public void Gradient_is_of_the_registered_kind(string op)
    {
        Gradient ours = OpCatalogue.Find(op).Gradient;
        RegistryGradientKind kind = ours.Function is not null ? RegistryGradientKind.Function
            : ours.IsError ? RegistryGradientKind.None : RegistryGradientKind.NotDifferentiable;
        Assert.That(kind, Is.EqualTo(Gradients.Value[op].Kind));
    }

    private static string Text(ArgDefinition a)
        => $"{a.Name}: {(a.Type == TF_DataType.DtInvalid ? "" : a.Type)} {a.TypeAttr} {a.NumberAttr} {a.TypeListAttr} {a.IsRef}";

    private static string Text(RegistryArg a)
        => $"{a.Name}: {(a.Type is { } t and not DataType.DtInvalid ? (TF_DataType)t : "")} {a.TypeAttr} {a.NumberAttr} {a.TypeListAttr} {a.IsRef}";

    private static string Text(AttrDefinition a) => $"{a.Name}: {a.Type} = {a.Default} >= {a.Minimum} in {Allowed(a.Allowed)}";

    private static string Text(RegistryAttr a) => $"{a.Name}: {a.Type} = {a.Default} >= {a.Minimum} in {string.Join(",", (a.Allowed ?? []).Order(StringComparer.Ordinal))}";

    private static string Allowed(AttrValue? allowed) => allowed is null ? ""
        : string.Join(",", allowed.List.Type.Select(t => "DT_" + Engine.DataTypes.Name(t).ToUpperInvariant()).Concat(allowed.List.S.Select(s => s.ToStringUtf8())).Order(StringComparer.Ordinal));
}
