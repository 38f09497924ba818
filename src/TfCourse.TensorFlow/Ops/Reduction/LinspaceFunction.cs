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
        Tensor given = (num ?? 50).In(graph, TF_DataType.DtInvalid, "num"), count = Build.One("Cast", null, [given], ("DstT", TF_DataType.TF_INT32));
        cast(count, first.dtype);
        Tensor common = Build.One("BroadcastArgs", null, [shape(first), shape(last)]);
        first = Build.One("BroadcastTo", null, [first, common]);
        last = Build.One("BroadcastTo", null, [last, common]);
        (first, last) = (expand_dims(first, axis), expand_dims(last, axis));
        Tensor sizes = shape(first), rank = SizeVectors.Element(shape(sizes), 0);
        Tensor place = Build.One("SelectV2", null, [axis >= 0, axis, rank + axis]);

        Tensor inside = maximum(count - 2, 0), steps = maximum(count - 1, 1);
        Tensor delta = (last - first) / cast(steps, last.dtype);
        (first, last) = (cast(first, delta.dtype), cast(last, delta.dtype));
        Tensor numbers = cast(range(1L, Build.One("SelectV2", null, [count >= 0, steps, -1]), dtype: TF_DataType.TF_INT64), delta.dtype);

        // All sizes are 1 but that of the new axis.
        Tensor isPlace = Build.One("Equal", null, [place, range(0, rank)]);
        Tensor between = first + (delta * reshape(numbers, Build.One("SelectV2", null, [isPlace, inside, 1])));

        // Both ends are there even for one number or none: the right part is cut out.
        Tensor all = Build.One("ConcatV2", "concat", [first, between, last, place]);
        Tensor begin = zeros_like(sizes);
        Tensor before = Cut(sizes, 0, place, constant(1));
        Tensor middle = reshape(count, new[] { -1 }), next = place + 1, open = constant(0);
        Tensor behind = Cut(sizes, next, open, constant(1), toEnd: true);
        return slice(all, begin, SizeVectors.Join(before, middle, behind));
    }

    private static GraphTensor Cut(Tensor sizes, Tensor from, Tensor to, Tensor step, bool toEnd = false)
    {
        using var scope = new ops.NameScope(null, "strided_slice");
        GraphTensor[] at = [.. new[] { from, to, step }.Select(t => t is Literal ? ops.get_default_graph().AddConstant(TfCourse.Engine.HostTensor.Of((int[])[0]), "stack") : Build.One("Pack", "stack", [t]))];
        return Build.One("StridedSlice", scope.scope_name, [sizes, .. at], ("end_mask", toEnd ? 1 : 0));
    }
}
