using System.Text.Json;
using Tensorflow;
using Tensorflow.Operations.Initializers;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded initializer: those of TensorFlow 1, of TensorFlow 2, and of Keras.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class InitializerGoldenTests
{
    private static IEnumerable<TestCaseData> Cases(string generation) => InitializerCase.Read(GoldenStore.Default, generation)
        .Where(c => c.Error is not null || c.Value is not null)
        .Select(c => new TestCaseData(c).SetName(GoldenNames.Of(c)));

    private static IEnumerable<TestCaseData> FirstGeneration() => Cases("v1");

    private static IEnumerable<TestCaseData> SecondGeneration() => Cases("v2").Concat(Cases("keras3"));

    [TestCaseSource(nameof(FirstGeneration))]
    public void Initializer_of_TensorFlow_1_gives_what_is_recorded(InitializerCase c) => Judge(c, new InitializerArguments(c).First);

    [TestCaseSource(nameof(SecondGeneration))]
    public void Initializer_of_TensorFlow_2_gives_what_is_recorded(InitializerCase c) => Judge(c, new InitializerArguments(c).Second);

    private static void Judge(InitializerCase c, Func<Initializer> make)
    {
        var graph = new Graph { seed = c.GraphSeed };
        graph.as_default();
        string? difference;
        try
        {
            var dtype = c.Dtype is null ? TF_DataType.DtInvalid : (TF_DataType)GoldenDtypes.Parse(c.Dtype);
            Tensor value = make().Apply(new Shape([.. c.Shape]), dtype);
            difference = c.Error is not null ? GoldenErrors.Difference(c.Error, null, true) : Difference(c, graph, value);
        }
        catch (GraphException e) when (c.Error is not null)
        {
            // Keras' run eagerly: their refusals are recorded as those of a run.
            difference = GoldenErrors.Difference(c.Error, e, c.Error.AtBuild);
        }
        finally
        {
            graph.Exit();
        }

        Assert.That(GoldenExceptions.Verdict(c.Path, c.Id, difference), Is.Null);
    }

    private static string? Difference(InitializerCase c, Graph graph, Tensor value)
    {
        string seeds = string.Join(' ', graph.get_operations().Where(o => o.Definition.AttrIndex("seed2") >= 0)
            .Select(o => (o.type, o.get_attr<long>("seed"), o.get_attr<long>("seed2"))));
        if (seeds != string.Join(' ', c.Seeds))
        {
            return $"seeds are {seeds}, recorded {string.Join(' ', c.Seeds)}";
        }

        string types = string.Join(' ', graph.get_operations().Select(o => o.type));
        if (c.GraphOps.Count > 0 && types != string.Join(' ', c.GraphOps))
        {
            return $"nodes are {types}, recorded {string.Join(' ', c.GraphOps)}";
        }

        using var session = new Session(graph);
        foreach (GoldenTensor recorded in (IEnumerable<GoldenTensor>)(c.Second is null ? [c.Value!] : [c.Value!, c.Second]))
        {
            GoldenComparison comparison = GoldenCompare.Compare(c.Id, recorded, GoldenHost.ToGolden(session.run(value).Host), c.Tolerance);
            if (!comparison.Agrees)
            {
                return comparison.Message;
            }
        }

        return null;
    }
}

/// <summary>The recorded arguments of an initializer, and the initializer they make.</summary>
internal sealed class InitializerArguments(InitializerCase c)
{
    private long? Seed => c.Kwargs.TryGetValue("seed", out JsonElement seed) ? seed.GetInt64() : null;

    private static initializers_api V1 => Binding.tf.initializers;

    private static keras_initializers_api V2 => new();

    /// <summary>As tf.compat.v1.initializers has it.</summary>
    public Initializer First() => c.Initializer switch
    {
        "zeros" => V1.zeros(),
        "ones" => V1.ones(),
        "constant" => V1.constant(Value(), verify_shape: c.Kwargs.ContainsKey("verify_shape")),
        "identity" => V1.identity(Number("gain", 1)),
        "orthogonal" => V1.orthogonal(Number("gain", 1), Seed),
        "random_uniform" => V1.random_uniform(Number("minval", 0), Optional("maxval"), Seed),
        "random_normal" => V1.random_normal(Number("mean", 0), Number("stddev", 1), Seed),
        "truncated_normal" => V1.truncated_normal(Number("mean", 0), Number("stddev", 1), Seed),
        "uniform_unit_scaling" => V1.uniform_unit_scaling(Number("factor", 1), Seed),
        "variance_scaling" => V1.variance_scaling(Number("scale", 1), Text("mode", "fan_in"), Text("distribution", "truncated_normal"), Seed),
        "glorot_uniform" => V1.glorot_uniform(Seed),
        "glorot_normal" => V1.glorot_normal(Seed),
        "he_uniform" => V1.he_uniform(Seed),
        "he_normal" => V1.he_normal(Seed),
        "lecun_uniform" => V1.lecun_uniform(Seed),
        "lecun_normal" => V1.lecun_normal(Seed),
        var other => throw new NotSupportedException($"initializer {other}"),
    };

    /// <summary>As tf.keras.initializers and TensorFlow 2's own classes have it.</summary>
    public Initializer Second() => c.Initializer switch
    {
        "Zeros" => V2.Zeros(),
        "Ones" => V2.Ones(),
        "Constant" => V2.Constant(Value()),
        "Identity" => V2.Identity(Number("gain", 1)),
        "Orthogonal" => V2.Orthogonal(Number("gain", 1), Seed),
        "RandomUniform" => V2.RandomUniform(Number("minval", -0.05), Number("maxval", 0.05), Seed),
        "RandomNormal" => V2.RandomNormal(Number("mean", 0), Number("stddev", 0.05), Seed),
        "TruncatedNormal" => V2.TruncatedNormal(Number("mean", 0), Number("stddev", 0.05), Seed),
        "VarianceScaling" => V2.VarianceScaling(Number("scale", 1), Text("mode", "fan_in"), Text("distribution", "truncated_normal"), Seed),
        "GlorotUniform" => V2.GlorotUniform(Seed),
        "GlorotNormal" => V2.GlorotNormal(Seed),
        "HeUniform" => V2.HeUniform(Seed),
        "HeNormal" => V2.HeNormal(Seed),
        "LecunUniform" => V2.LecunUniform(Seed),
        "LecunNormal" => V2.LecunNormal(Seed),
        var other => throw new NotSupportedException($"initializer {other}"),
    };

    private double Number(string name, double otherwise) => Optional(name) ?? otherwise;

    private double? Optional(string name) => c.Kwargs.TryGetValue(name, out JsonElement value) ? value.GetDouble() : null;

    private string Text(string name, string otherwise) => c.Kwargs.TryGetValue(name, out JsonElement value) ? value.GetString()! : otherwise;

    // A JSON number with a point is a float, one without an integer.
    private object Value()
    {
        JsonElement value = c.Kwargs["value"];
        bool floats = value.GetRawText().Contains('.', StringComparison.Ordinal);
        return value.ValueKind is not JsonValueKind.Array ? (floats ? (object)value.GetSingle() : value.GetInt32())
            : floats ? value.EnumerateArray().Select(v => v.GetSingle()).ToArray()
            : value.EnumerateArray().Select(v => v.GetInt32()).ToArray();
    }
}
