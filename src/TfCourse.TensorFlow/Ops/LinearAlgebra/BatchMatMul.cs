namespace Tensorflow;

/// <summary>BatchMatMul: products of matrices that lie in the last two axes; the batch axes before are equal. What its later versions share is here too.</summary>
internal static class BatchMatMul
{
    public static OpDefinition Define() => new("BatchMatMul")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["output: T"],
        Attrs = ["T: {bfloat16, half, float, double, int32, int64, complex64, complex128}", "adj_x: bool = false", "adj_y: bool = false", "grad_x: bool = false", "grad_y: bool = false"],
        Shape = c => InferShape(c, stretch: false),
        Gradient = Gradient.Of(Backward),
    };

    /// <summary>Whether an input may have axes beside those of a matrix.</summary>
    public static bool MayHaveBatch(Tensor a, Tensor b) => a.shape.IsNull || a.ndim > 2 || b.shape.IsNull || b.ndim > 2;

    /// <summary>[…, m, k] · […, k, n] -> […, m, n]</summary>
    public static Shape[] InferShape(ShapeContext c, bool stretch)
    {
        Shape x = c.WithRankAtLeast(0, 2), y = c.WithRankAtLeast(1, 2);
        (long m, long kx) = c.Attr<bool>("adj_x") ? (x[-1], x[-2]) : (x[-2], x[-1]);
        (long ky, long n) = c.Attr<bool>("adj_y") ? (y[-1], y[-2]) : (y[-2], y[-1]);
        c.Merge(kx, ky);
        if (stretch && (x.IsNull || y.IsNull))
        {
            return [Shape.Null];
        }

        Shape batch = stretch ? ShapeRules.Broadcast(c, x[..^2], y[..^2]) : c.Merge(x.IsNull ? x : x[..^2], y.IsNull ? y : y[..^2]);
        return [batch.concatenate(new Shape(m, n))];
    }

    /// <summary>dx and dy take the shapes of x and y as they were passed, summed over the batch axes along which they were stretched.</summary>
    public static Tensor?[] Backward(Operation op, Tensor dz)
    {
        Tensor x = op.inputs[0], y = op.inputs[1];
        (Tensor dx, Tensor dy) = (op.get_attr<bool>("adj_x"), op.get_attr<bool>("adj_y")) switch
        {
            (false, false) => (Product(dz, y, false, true, "x"), Product(x, dz, true, false, "y")),
            (false, true) => (Product(dz, y, false, false, "x"), Product(dz, x, true, false, "y")),
            (true, false) => (Product(y, dz, false, true, "x"), Product(x, dz, false, false, "y")),
            (true, true) => (Product(y, dz, true, true, "x"), Product(dz, x, true, true, "y")),
        };
        return Unstretch(x, y, dx, dy);
    }

    /// <summary>Sums the gradients of two inputs over the batch axes along which they were stretched.</summary>
    public static Tensor?[] Unstretch(Tensor x, Tensor y, Tensor dx, Tensor dy)
    {
        if (!MayHaveBatch(x, y) || (!x.shape.IsNull && !y.shape.IsNull && x.shape[..^2].IsFullyDefined && x.shape[..^2] == y.shape[..^2]))
        {
            return [dx, dy];
        }

        Tensor xShape = Reductions.ShapeOf(x), yShape = Reductions.ShapeOf(y);
        Tensor[] axes = Build.Many("BroadcastGradientArgs", null, [Batch(xShape), Batch(yShape)]);
        return [Sum(dx, axes[0], xShape), Sum(dy, axes[1], yShape)];
    }

    private static GraphTensor Product(Tensor a, Tensor b, bool adjointA, bool adjointB, string of) => MayHaveBatch(a, b)
        ? Build.One("BatchMatMulV2", "MatMul", [a, b], ("adj_x", adjointA), ("adj_y", adjointB), ("grad_" + of, true))
        : Build.One("MatMul", null, [a, b], ("transpose_a", adjointA), ("transpose_b", adjointB), (of == "x" ? "grad_a" : "grad_b", true));

    // The sizes of a shape without the last two.
    private static GraphTensor Batch(Tensor shape)
        => Build.One("StridedSlice", "strided_slice", [shape, new[] { 0 }, new[] { -2 }, new[] { 1 }], ("begin_mask", 1));

    private static GraphTensor Sum(Tensor gradient, Tensor axes, Tensor shape)
        => Build.One("Reshape", null, [Build.One("Sum", null, [gradient, axes]), shape]);
}
