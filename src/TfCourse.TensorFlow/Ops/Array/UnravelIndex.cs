namespace Tensorflow;

/// <summary>UnravelIndex: from places in a row-major array to the indices along its axes.</summary>
internal static class UnravelIndex
{
    public static OpDefinition Define() => new("UnravelIndex")
    {
        Inputs = ["indices: Tidx", "dims: Tidx"],
        Outputs = ["output: Tidx"],
        Attrs = ["Tidx: {int32, int64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.Missing("indices are integers"),
    };

    // [] -> [axes], [n] -> [axes, n]
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape indices = c[0], sizes = c.WithRank(1, 1);
        return [indices.IsNull ? Shape.Null : indices.ndim == 0 ? new Shape(sizes[0]) : new Shape(sizes[0], ArrayShapes.Count(c, indices))];
    }
}

/// <content>unravel_index.</content>
public sealed partial class tensorflow
{
    /// <summary>The indices along each axis of elements at places in a row-major array of a shape.</summary>
    /// <param name="indices">Places, int32 or int64: one, or a vector.</param>
    /// <param name="dims">The sizes of the array, a vector of the same type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [axes] for one place, [axes, n] for n places.</returns>
    /// <exception cref="ValueError">dims is no vector.</exception>
    public Tensor unravel_index(Tensor indices, Tensor dims, string? name = null) => Build.One("UnravelIndex", name, [indices, dims]);
}
