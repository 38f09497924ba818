using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Calls that must be refused while building, made from a right one.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class ErrorSampleTests
{
    [TestCaseSource(typeof(SampleCases), nameof(SampleCases.Ops))]
    public void Wrong_number_of_inputs_is_refused(OpSample sample)
    {
        using var graph = new SampleGraph(sample);
        OpDefinition op = OpCatalogue.Find(sample.Op);
        if (op.InputArgs.Any(a => a.NumberAttr is not null || a.TypeListAttr is not null))
        {
            return;
        }

        Tensor extra = Binding.tf.constant(1.0);
        ValueError? more = Assert.Throws<ValueError>(() => Build.Node(sample.Op, null, [.. graph.Inputs, extra], graph.Attrs));
        Assert.That(more!.Message, Does.Contain(sample.Op));
        if (graph.Inputs.Length > 0)
        {
            ValueError? fewer = Assert.Throws<ValueError>(() => Build.Node(sample.Op, null, graph.Inputs.AsSpan(..^1), graph.Attrs));
            Assert.That(fewer!.Message, Does.Contain(sample.Op));
        }
    }

    [TestCaseSource(typeof(SampleCases), nameof(SampleCases.Ops))]
    public void Strings_are_refused_where_the_op_takes_none(OpSample sample)
    {
        using var graph = new SampleGraph(sample);
        OpDefinition op = OpCatalogue.Find(sample.Op);
        if (op.InputArgs.Any(a => a.NumberAttr is not null || a.TypeListAttr is not null))
        {
            return;
        }

        Tensor text = Binding.tf.constant(HostTensor.Of(new[] { "text" }));
        for (int i = 0; i < op.InputArgs.Length; i++)
        {
            if (TakesStrings(op, op.InputArgs[i]))
            {
                continue;
            }

            Tensor[] inputs = [.. graph.Inputs];
            inputs[i] = text;
            Assert.That(() => Build.Node(sample.Op, null, inputs, graph.Attrs), Throws.InstanceOf<ValueError>().Or.InstanceOf<TypeError>(), $"input {i}");
        }
    }

    [TestCaseSource(typeof(SampleCases), nameof(SampleCases.Ops))]
    public void Missing_attribute_is_refused(OpSample sample)
    {
        using var graph = new SampleGraph(sample);
        OpDefinition op = OpCatalogue.Find(sample.Op);
        var inferred = op.InputArgs.SelectMany(a => new[] { a.TypeAttr, a.NumberAttr, a.TypeListAttr }).ToHashSet();
        foreach (AttrDefinition attr in op.AttrDefs.Where(a => a.Default is null && !inferred.Contains(a.Name)))
        {
            Attr[] others = [.. graph.Attrs.Where(a => a.Name != attr.Name)];
            ValueError? error = Assert.Throws<ValueError>(() => Build.Node(sample.Op, null, graph.Inputs, others));
            Assert.That(error!.Message, Does.Contain(attr.Name).And.Contain(sample.Op));
        }
    }

    private static bool TakesStrings(OpDefinition op, ArgDefinition arg)
    {
        if (arg.TypeAttr is null)
        {
            return arg.Type == TF_DataType.TF_STRING;
        }

        AttrDefinition attr = op.AttrDefs[op.AttrIndex(arg.TypeAttr)];
        return attr.Allowed is null || attr.Allowed.List.Type.Contains(DataType.DtString);
    }
}
