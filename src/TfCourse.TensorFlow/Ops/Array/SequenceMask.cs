using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Truths that say which positions lie within each length.</summary>
internal static class SequenceMask
{
    /// <summary>position &lt; length, for positions below the longest length or below a given number.</summary>
    public static Tensor Of(Tensor lengths, Tensor? most, TF_DataType type, string? name)
    {
        using var scope = new ops.NameScope(name, "SequenceMask");
        Graph graph = ops.get_default_graph();
        GraphTensor given = lengths.In(graph, TF_DataType.DtInvalid, "lengths");
        Tensor Zero() => graph.AddConstant(Filled.Number(given.dtype, 0), "Const");
        Tensor One() => graph.AddConstant(Filled.Number(given.dtype, 1), "Const");
        Tensor count = most?.In(graph, given.dtype, "maxlen") ?? Longest(graph, given, Zero);
        if (count.shape.ndim > 0)
        {
            throw new ValueError($"Argument `maxlen` must be scalar for sequence_mask, it has the shape {count.shape}");
        }

        Tensor start = Zero(), step = One();
        Tensor row = Build.One("Range", null, [start, count, step]);
        Tensor column = Build.One("ExpandDims", null, [given, -1]);
        Tensor mask = Build.One("Less", null, [row, Build.One("Cast", null, [column], ("DstT", given.dtype))]);
        return type == TF_DataType.TF_BOOL ? mask : Build.One("Cast", null, [mask], ("DstT", type));
    }

    private static GraphTensor Longest(Graph graph, GraphTensor lengths, Func<Tensor> zero)
    {
        Tensor axes = lengths.shape.IsNull
            ? Build.One("Range", null, [0, Build.One("Rank", null, [lengths]), 1])
            : graph.AddConstant(HostTensor.Of(Enumerable.Range(0, lengths.shape.ndim).ToArray()), "Const");
        Tensor longest = Build.One("Max", null, [lengths, axes]);
        return Build.One("Maximum", null, [zero(), longest]);
    }
}

/// <content>sequence_mask.</content>
public sealed partial class tensorflow
{
    /// <summary>Truths that say which positions lie within each length: mask[i…, j] = j &lt; lengths[i…].</summary>
    /// <param name="lengths">Integers.</param>
    /// <param name="maxlen">How many positions; null for the longest length.</param>
    /// <param name="dtype">bool, or another type for 0 and 1.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>Shape [lengths…, positions].</returns>
    public Tensor sequence_mask(Tensor lengths, Tensor? maxlen = null, TF_DataType dtype = TF_DataType.TF_BOOL, string? name = null)
        => SequenceMask.Of(lengths, maxlen, dtype, name);
}
