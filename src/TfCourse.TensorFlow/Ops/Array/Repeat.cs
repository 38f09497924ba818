namespace Tensorflow;

/// <content>repeat.</content>
public sealed partial class tensorflow
{
    /// <summary>Repeats elements, or slices along an axis, one after the other: [a, b] twice is [a, a, b, b].</summary>
    /// <param name="input">Any shape, any type.</param>
    /// <param name="repeats">How often: a number for all, or one for each slice.</param>
    /// <param name="axis">The axis, negative from the end; null takes all elements as one vector.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The input's shape, longer along the axis.</returns>
    /// <exception cref="ValueError">The axis does not exist, or there are not as many numbers as slices.</exception>
    public Tensor repeat(Tensor input, Tensor repeats, int? axis = null, string? name = null)
    {
        Tensor data = axis is null ? reshape(input, new[] { -1 }) : input;
        using ops.NameScope scope = name_scope(name, "Repeat");
        Graph graph = ops.get_default_graph();
        data = data.In(graph, TF_DataType.DtInvalid, "data");
        Tensor given = repeats.In(graph, TF_DataType.DtInvalid, "repeats"), counts = Build.One("Cast", null, [given], ("DstT", TF_DataType.TF_INT32));
        if (counts.shape.ndim > 1)
        {
            throw new ValueError($"repeats must be a scalar or a vector, not of shape {counts.shape}");
        }

        data = data.shape.ndim == 0 ? reshape(data, new[] { -1 }) : data;
        int along = Place(axis ?? 0, data.shape);
        Tensor sizes = shape(data);
        return counts.shape.IsFullyDefined && counts.shape.size == 1 ? Tiled(data, sizes, counts, along) : Masked(data, sizes, counts, along);
    }

    // One number for all: a new axis of that size, joined with the one before.
    private Tensor Tiled(Tensor data, Tensor sizes, Tensor counts, int axis)
    {
        Tensor count = reshape(counts, Literal.EmptyList);
        Tensor wide = TiledAt(expand_dims(data, axis + 1), axis + 1, count);
        Tensor before = SizeVectors.Slice(sizes, 0, axis), here = SizeVectors.Element(sizes, axis);
        Tensor joined = count * here, behind = SizeVectors.Slice(sizes, axis + 1, null);
        return reshape(wide, Build.One("ConcatV2", "concat", [before, new Packed(joined), behind, 0]));
    }

    // Repeated as often as the greatest number says; a mask leaves out what is too much.
    private Tensor Masked(Tensor data, Tensor sizes, Tensor counts, int axis)
    {
        if (counts.shape.ndim == 1 && !data.shape.IsNull && !new Shape(data.shape[axis]).is_compatible_with(counts.shape))
        {
            throw new ValueError($"Dimensions {data.shape[axis]} and {counts.shape[0]} are not compatible: repeats needs one number, or one for each slice along axis {axis}");
        }

        Tensor all = Build.One("BroadcastTo", null, [counts, new Packed(SizeVectors.Element(sizes, axis))]);
        Tensor spread = axis == 0 ? all : Build.One("BroadcastTo", null, [all, SizeVectors.Slice(sizes, 0, axis + 1)]);
        spread.shape = new Shape(Enumerable.Repeat(-1L, axis + 1).ToArray());
        Tensor most = maximum(0, reduce_max(spread));
        Tensor mask = sequence_mask(spread, most);
        Tensor chosen = boolean_mask(TiledAt(expand_dims(data, axis + 1), axis + 1, most), mask);
        Tensor result = axis == 0 ? chosen
            : reshape(chosen, SizeVectors.Join(SizeVectors.Slice(sizes, 0, axis), new[] { -1 }, SizeVectors.Slice(sizes, axis + 1, null)));
        if (!data.shape.IsNull)
        {
            long[] known = [.. data.shape.dims];
            known[axis] = -1;
            result.shape = new Shape(known);
        }

        return result;
    }

    private Tensor TiledAt(Tensor x, int axis, Tensor times)
    {
        if (x.shape.IsNull)
        {
            Tensor ones = Build.One("Fill", "ones", [new Packed(Build.One("Rank", null, [x])), 1]);
            return tile(x, SizeVectors.Join(SizeVectors.Slice(ones, 0, axis), Build.One("Pack", "stack", [times]), SizeVectors.Slice(ones, axis + 1, null)));
        }

        Tensor[] multiples = [.. Enumerable.Range(0, x.ndim).Select(i => i == axis ? times : (Tensor)1)];
        return tile(x, new Packed(multiples));
    }

    private static int Place(int axis, Shape shape)
        => shape.IsNull ? (axis >= 0 ? axis : throw new ValueError($"axis={axis}: a negative axis needs a tensor of known rank"))
            : axis >= -shape.ndim && axis < shape.ndim ? (axis < 0 ? axis + shape.ndim : axis)
            : throw new ValueError($"axis={axis} out of bounds: expected {-shape.ndim}<=axis<{shape.ndim}");
}
