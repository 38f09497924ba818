namespace Tensorflow;

/// <summary>Squeeze: without axes of size 1.</summary>
internal static class Squeeze
{
    public static OpDefinition Define() => new("Squeeze")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "squeeze_dims: list(int) >= 0 = []"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of((op, dy) => [Reshape.ToInput(op, dy)]),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape x = c[0];
        if (x.IsNull)
        {
            return Shape.Null;
        }

        long[] axes = c.Attr<long[]>("squeeze_dims");
        var dropped = new HashSet<long>();
        foreach (long axis in axes)
        {
            c.Require(axis >= -x.ndim && axis < x.ndim, $"squeeze_dims[{dropped.Count}] not in [{-x.ndim},{x.ndim})");
            dropped.Add(axis < 0 ? axis + x.ndim : axis);
        }

        var kept = new List<long>();
        for (int i = 0; i < x.ndim; i++)
        {
            bool named = dropped.Contains(i);
            if (axes.Length == 0 && x[i] < 0)
            {
                return Shape.Null; // whether this axis goes is only known in the run
            }

            c.Require(!named || x[i] is 1 or -1, $"Can not squeeze dim[{i}], expected a dimension of 1, got {x[i]}");
            if (!named && (axes.Length > 0 || x[i] != 1))
            {
                kept.Add(x[i]);
            }
        }

        return new Shape([.. kept]);
    }
}

/// <content>squeeze.</content>
public sealed partial class tensorflow
{
    /// <summary>The same elements without an axis of size 1.</summary>
    /// <param name="input">Any tensor.</param>
    /// <param name="axis">The axis, of size 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="squeeze_dims">The older name of axis; not -1 only when axis is not used.</param>
    /// <returns>Rank - 1 axes.</returns>
    /// <exception cref="ValueError">The axis is out of range or not of size 1.</exception>
    public Tensor squeeze(Tensor input, int axis, string? name = null, int squeeze_dims = -1)
        => squeeze(input, [axis], name, squeeze_dims);

    /// <summary>The same elements without axes of size 1.</summary>
    /// <param name="input">Any tensor.</param>
    /// <param name="axis">Which axes, each of size 1; null for all of size 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="squeeze_dims">The older name of one axis; used when it is not -1 and axis is null.</param>
    /// <returns>The other axes; [1, 3, 1] becomes [3].</returns>
    /// <exception cref="ValueError">An axis is out of range or not of size 1.</exception>
    public Tensor squeeze(Tensor input, int[]? axis = null, string? name = null, int squeeze_dims = -1)
        => Build.One("Squeeze", name, [input], ("squeeze_dims", axis ?? (squeeze_dims == -1 ? [] : [squeeze_dims])));
}
