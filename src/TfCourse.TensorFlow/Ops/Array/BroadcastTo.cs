namespace Tensorflow;

/// <summary>BroadcastTo: a tensor stretched to a shape.</summary>
internal static class BroadcastTo
{
    public static OpDefinition Define() => new("BroadcastTo")
    {
        Inputs = ["input: T", "shape: Tidx"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tidx: {int32, int64} = int32"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of(Backward),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape from = c[0], to = ArrayShapes.FromVector(c, 1);
        if (from.IsNull || to.IsNull)
        {
            return to;
        }

        c.WithRankAtMost(0, to.ndim);
        for (int i = 1; i <= from.ndim; i++)
        {
            if (from[from.ndim - i] > 1)
            {
                to = ArrayShapes.With(to, to.ndim - i, c.Merge(to[to.ndim - i], from[from.ndim - i]));
            }
        }

        return to;
    }

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor shape = ShapeValues.Of(op.inputs[0], null, op.inputs[1].dtype);
        Tensor[] axes = Build.Many("BroadcastGradientArgs", null, [op.inputs[1], shape]);
        return [Build.One("Reshape", null, [Build.One("Sum", null, [dy, axes[1]], ("keep_dims", true)), shape]), null];
    }
}

/// <content>broadcast_to.</content>
public sealed partial class tensorflow
{
    /// <summary>A tensor stretched to a shape: aligned at the right, axes of size 1 repeat.</summary>
    /// <param name="input">A tensor whose shape stretches to the other.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>That shape, of the input's type.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor broadcast_to(Tensor input, Shape shape, string? name = null) => broadcast_to(input, (Tensor)shape, name);

    /// <summary>A tensor stretched to a shape: aligned at the right, axes of size 1 repeat.</summary>
    /// <param name="input">A tensor whose shape stretches to the other.</param>
    /// <param name="shape">A vector of sizes.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>That shape, of the input's type.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor broadcast_to(Tensor input, Tensor shape, string? name = null) => Build.One("BroadcastTo", name, [input, shape]);
}
