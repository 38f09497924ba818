namespace Tensorflow;

/// <summary>Elements chosen by truths.</summary>
internal static class BooleanMask
{
    /// <summary>The masked axes become one, of which the places that are true are gathered.</summary>
    public static Tensor Of(Tensor tensor, Tensor mask, int axis, string? name)
    {
        using var scope = new ops.NameScope(name, "boolean_mask");
        Graph graph = ops.get_default_graph();
        GraphTensor x = tensor.In(graph, TF_DataType.DtInvalid, "tensor"), m = mask.In(graph, TF_DataType.DtInvalid, "mask");
        int rank = m.shape.ndim;
        if (rank <= 0)
        {
            throw new ValueError(rank == 0 ? "mask cannot be scalar." : "Number of mask dimensions must be specified, even if some dimensions are None.  E.g. shape=[None] is ok, but shape=None is not.");
        }

        if (!ArrayShapes.Part(x.shape, axis, axis + rank).is_compatible_with(m.shape))
        {
            throw new ValueError($"Shapes {ArrayShapes.Part(x.shape, axis, axis + rank)} and {m.shape} are incompatible: the mask has to have the sizes of the axes from {axis} on");
        }

        Tensor leading = Build.One("Prod", "Prod", [Indexing.Of(ShapeValues.Of(x), [new Slice(axis, axis + rank)]), new[] { 0 }]);
        Tensor before = Indexing.Of(ShapeValues.Of(x), [new Slice(null, axis)]), after = Indexing.Of(ShapeValues.Of(x), [new Slice(axis + rank)]);
        Tensor sizes = Build.One("ConcatV2", "concat", [before, Build.One("Pack", "concat/values_1", [leading]), after, 0]);
        GraphTensor flat = Build.One("Reshape", null, [x, sizes]);
        if (!x.shape.IsNull)
        {
            long count = ArrayShapes.Part(x.shape, axis, axis + rank) is { IsFullyDefined: true } part ? part.size : -1;
            flat.shape = ArrayShapes.Part(x.shape, 0, axis).concatenate(new Shape(count)).concatenate(ArrayShapes.Part(x.shape, axis + rank));
        }

        Tensor places = Build.One("Where", null, [Build.One("Reshape", null, [m, new[] { -1 }])]);
        return Build.One("GatherV2", null, [flat, Build.One("Squeeze", null, [places], ("squeeze_dims", new long[] { 1 })), axis]);
    }
}

/// <content>boolean_mask.</content>
public sealed partial class tensorflow
{
    /// <summary>The elements or rows where a mask is true: [4, 3] by a mask [4] gives [trues, 3].</summary>
    /// <param name="tensor">Any tensor.</param>
    /// <param name="mask">Truths of known rank, at least 1, with the sizes of the tensor's axes from axis on.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="axis">The first masked axis.</param>
    /// <returns>The masked axes become one, of the number of trues.</returns>
    /// <exception cref="ValueError">The mask is a scalar, or its shape does not fit.</exception>
    public Tensor boolean_mask(Tensor tensor, Tensor mask, string? name = "boolean_mask", int axis = 0) => BooleanMask.Of(tensor, mask, axis, name);
}
