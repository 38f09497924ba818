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

        Tensor xShape = ShapeOf(x), yShape = ShapeOf(y);
        if (Stretched(x.shape, y.shape) is var (xAxes, yAxes))
        {
            return [Sum(dx, xAxes, xShape, x.shape.ndim), Sum(dy, yAxes, yShape, y.shape.ndim)];
        }

        Tensor[] axes = Build.Many("BroadcastGradientArgs", null, [xShape, yShape]);
        return [Sum(dx, axes[0], xShape), Sum(dy, axes[1], yShape)];
    }

    /// <summary>Sums the gradient of one input that was stretched to the output's shape.</summary>
    public static Tensor Reduce(Tensor gradient, Tensor input, Tensor output)
    {
        Tensor shape = ShapeOf(input), whole = ShapeOf(output);
        return input.shape.IsFullyDefined && input.shape == output.shape ? gradient
            : Stretched(input.shape, output.shape) is var (axes, _) ? Sum(gradient, axes, shape, input.shape.ndim)
            : Sum(gradient, Build.Many("BroadcastGradientArgs", null, [shape, whole])[0], shape);
    }

    /// <summary>The shape of a tensor as a vector: a constant when it is known.</summary>
    public static GraphTensor ShapeOf(Tensor x) => x.shape.IsFullyDefined ? (GraphTensor)Ones.ConstantShape(x.shape) : Build.One("Shape", null, [x]);

    // The axes along which each was stretched over the other; null where only the run can tell.
    private static (int[] X, int[] Y)? Stretched(Shape x, Shape y)
    {
        if (x.IsNull || y.IsNull)
        {
            return null;
        }

        var axes = (X: new List<int>(), Y: new List<int>());
        int rank = Math.Max(x.ndim, y.ndim);
        for (int axis = 0; axis < rank; axis++)
        {
            long xSize = axis < rank - x.ndim ? 1 : x[axis - (rank - x.ndim)], ySize = axis < rank - y.ndim ? 1 : y[axis - (rank - y.ndim)];
            if (xSize == 1 && ySize != 1)
            {
                axes.X.Add(axis);
            }
            else if (ySize == 1 && xSize != 1)
            {
                axes.Y.Add(axis);
            }
            else if (xSize < 0 || ySize < 0)
            {
                return null;
            }
        }

        return ([.. axes.X], [.. axes.Y]);
    }

    // An input may lack axes of size 1 that the gradient has: nothing to sum there, but another shape.
    private static Tensor Sum(Tensor gradient, int[] axes, Tensor shape, int rank)
        => axes.Length > 0 ? Sum(gradient, (Tensor)axes, shape)
            : gradient.shape.ndim == rank ? gradient : Build.One("Reshape", null, [gradient, shape]);

    /// <summary>The sum over axes, in a shape.</summary>
    public static GraphTensor Sum(Tensor gradient, Tensor axes, Tensor shape)
        => Build.One("Reshape", null, [Build.One("Sum", null, [gradient, axes]), shape]);
}
