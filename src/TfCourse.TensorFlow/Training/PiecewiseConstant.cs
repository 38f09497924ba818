namespace Tensorflow;

/// <summary>A number that jumps at given steps.</summary>
internal static class PiecewiseConstant
{
    public static Tensor Of(Tensor x, Tensor[] boundaries, Tensor[] values, string? name)
    {
        if (boundaries.Length != values.Length - 1)
        {
            throw new ValueError($"The length of boundaries should be 1 less than the length of values: there are {boundaries.Length} boundaries and {values.Length} values");
        }

        Graph graph = ops.get_default_graph();
        tensorflow tf = Binding.tf;
        GraphTensor[] edges = [.. boundaries.Select(b => b.In(graph, TF_DataType.DtInvalid, "Const"))];
        GraphTensor[] heights = [.. values.Select(v => v.In(graph, TF_DataType.DtInvalid, "Const"))];
        Tensor at = x is Literal ? x.In(graph, TF_DataType.DtInvalid, "Const") : x;
        Tensor[] bounds = [.. edges.Select(e => Fitted(e, at))];
        if (Array.Find(heights, h => h.dtype.as_base_dtype() != heights[0].dtype.as_base_dtype()) is { } other)
        {
            throw new ValueError($"Values must have elements all with the same dtype ({heights[0].dtype.as_numpy_name()} vs {other.dtype.as_numpy_name()}).");
        }

        using var scope = new ops.NameScope(name, "PiecewiseConstant");
        if (bounds.Length == 0)
        {
            throw new ValueError("boundaries must not be empty: a rate without a step to change at is a constant");
        }

        at = at.In(graph, TF_DataType.DtInvalid, "x");
        var pairs = new List<(Tensor, Func<Tensor>)>
        {
            (tf.less_equal(at, bounds[0]), () => heights[0]),
            (tf.greater(at, bounds[^1]), () => heights[^1]),
        };
        for (int i = 0; i + 1 < bounds.Length; i++)
        {
            Tensor low = bounds[i], high = bounds[i + 1];
            GraphTensor height = heights[i + 1];
            Tensor above = tf.greater(at, low);
            pairs.Add((above & tf.less_equal(at, high), () => height));
        }

        return tf.@case([.. pairs], () => heights[0], exclusive: true);
    }

    private static Tensor Fitted(GraphTensor edge, Tensor x)
    {
        if (edge.dtype == x.dtype.as_base_dtype())
        {
            return edge;
        }

        // int32 boundaries of an int64 step are what Python's numbers become.
        return edge.dtype == TF_DataType.TF_INT32 && x.dtype.as_base_dtype() == TF_DataType.TF_INT64
            ? Binding.tf.cast(edge, TF_DataType.TF_INT64)
            : throw new ValueError($"Boundaries ({edge.dtype.as_numpy_name()}) must have the same dtype as x ({x.dtype.as_base_dtype().as_numpy_name()}).");
    }
}
