namespace Tensorflow;

/// <content>linspace.</content>
public sealed partial class tensorflow
{
    /// <summary>Numbers in equal steps between two ends along a new axis, both ends included and exact.</summary>
    /// <param name="start">The first number or tensor; integers become float64.</param>
    /// <param name="stop">The last, of the same type and a shape that stretches with start's.</param>
    /// <param name="num">How many, a scalar; null for 50. One gives start, none an empty axis.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="axis">Where the new axis stands, in [-rank - 1, rank].</param>
    /// <returns>Shape [num] of two numbers; of two vectors [n] shape [num, n].</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor linspace(Tensor start, Tensor stop, Tensor? num = null, string? name = null, int axis = 0)
    {
        using ops.NameScope scope = name_scope(name, "linspace");
        Graph graph = ops.get_default_graph();
        Tensor first = start.In(graph, TF_DataType.DtInvalid, "start"), last = stop.In(graph, first.dtype.as_base_dtype(), "stop");
        Tensor given = (num ?? 50).In(graph, TF_DataType.DtInvalid, "num"), count = given.dtype == TF_DataType.TF_INT32 ? given : cast(given, TF_DataType.TF_INT32);
        Tensor common = Build.One("BroadcastArgs", null, [shape(first), shape(last)]);
        first = expand_dims(Build.One("BroadcastTo", null, [first, common]), axis);
        last = expand_dims(Build.One("BroadcastTo", null, [last, common]), axis);

        // The sizes before and behind the new axis.
        Tensor before = axis >= 0 ? Part(common, 0, axis) : Part(common, 0, axis == -1 ? null : axis + 1);
        Tensor behind = axis >= 0 ? Part(common, axis, null) : axis == -1 ? Part(common, 0, 0) : Part(common, axis + 1, null);

        Tensor steps = maximum(count - 1, 1);
        Tensor delta = (last - first) / cast(steps, first.dtype);
        (first, last) = (cast(first, delta.dtype), cast(last, delta.dtype));
        Tensor inner = cast(range(1L, where(count >= 0, steps, -1), dtype: TF_DataType.TF_INT64), delta.dtype);
        Tensor places = concat([Build.One("OnesLike", "ones_like", [before]), Build.One("ExpandDims", null, [maximum(count - 2, 0), 0]), Build.One("OnesLike", "ones_like", [behind])], 0);
        Tensor between = first + (delta * reshape(inner, places));

        // Both ends are there even for one number or none: the right part is cut out.
        Tensor all = concat([first, between, last], axis);
        Tensor sizes = concat([before, Build.One("ExpandDims", null, [count, 0]), behind], 0);
        return slice(all, Build.One("ZerosLike", "zeros_like", [sizes]), sizes);
    }

    private static GraphTensor Part(Tensor sizes, int from, int? to)
        => Build.One("StridedSlice", "strided_slice", [sizes, new[] { from }, new[] { to ?? 0 }, new[] { 1 }], ("end_mask", to is null ? 1 : 0));
}
