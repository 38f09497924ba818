namespace Tensorflow;

/// <summary>ExpandDims: one more axis, of size 1.</summary>
internal static class ExpandDims
{
    public static OpDefinition Define() => new("ExpandDims")
    {
        Inputs = ["input: T", "dim: Tdim"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tdim: {int32, int64} = int32"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of((op, dy) => [Reshape.ToInput(op, dy), null]),
    };

    private static Shape InferShape(ShapeContext c)
    {
        if (c.Integers(1) is not { } dim)
        {
            return Shape.Null;
        }

        c.Require(dim.Length == 1, "'dim' input must be a tensor with a single value");
        if (c[0].IsNull)
        {
            return Shape.Null;
        }

        int rank = c[0].ndim;
        c.Require(dim[0] >= -rank - 1 && dim[0] <= rank, $"dim {dim[0]} not in the interval [{-rank - 1}, {rank}]");
        var dims = c[0].dims.ToList();
        dims.Insert((int)(dim[0] < 0 ? dim[0] + rank + 1 : dim[0]), 1);
        return new Shape([.. dims]);
    }
}

/// <content>expand_dims.</content>
public sealed partial class tensorflow
{
    /// <summary>The same elements with one more axis, of size 1.</summary>
    /// <param name="input">Any tensor.</param>
    /// <param name="axis">Where the new axis stands: in [-rank - 1, rank].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Rank + 1 axes; [2, 3] becomes [2, 1, 3] for axis 1.</returns>
    /// <exception cref="ValueError">The axis is out of range.</exception>
    public Tensor expand_dims(Tensor input, int axis = -1, string? name = null) => Build.One("ExpandDims", name, [input, axis]);

    /// <summary>The same elements with one more axis, of size 1.</summary>
    /// <param name="input">Any tensor.</param>
    /// <param name="axis">A scalar: where the new axis stands, in [-rank - 1, rank].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Rank + 1 axes.</returns>
    /// <exception cref="ValueError">The axis is known and out of range.</exception>
    public Tensor expand_dims(Tensor input, Tensor axis, string? name = null) => Build.One("ExpandDims", name, [input, axis]);
}
