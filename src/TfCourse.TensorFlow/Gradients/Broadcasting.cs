namespace Tensorflow;

/// <summary>Brings gradients of stretched inputs back to the inputs' shapes: the one place where this happens.</summary>
internal static class Broadcasting
{
    /// <summary>Sums the gradients of a two-input op over the axes along which its inputs were stretched.</summary>
    /// <param name="op">The op; inputs 0 and 1 are x and y.</param>
    /// <param name="dx">The gradient of x in the stretched shape.</param>
    /// <param name="dy">The gradient of y in the stretched shape.</param>
    /// <returns>The gradients in the shapes of x and y.</returns>
    public static Tensor?[] Reduce(Operation op, Tensor dx, Tensor dy)
    {
        Tensor x = op.inputs[0], y = op.inputs[1];
        if (x.shape.IsFullyDefined && x.shape == y.shape)
        {
            return [dx, dy];
        }

        Tensor xShape = Build.One("Shape", null, [x]), yShape = Build.One("Shape", null, [y]);
        Tensor[] axes = Build.Many("BroadcastGradientArgs", null, [xShape, yShape]);
        return [Sum(dx, axes[0], xShape), Sum(dy, axes[1], yShape)];
    }

    private static GraphTensor Sum(Tensor gradient, Tensor axes, Tensor shape)
        => Build.One("Reshape", null, [Build.One("Sum", null, [gradient, axes]), shape]);
}
