namespace Tensorflow;

/// <summary>MatrixDeterminant: the determinant of each matrix.</summary>
internal static class MatrixDeterminant
{
    public static OpDefinition Define() => new("MatrixDeterminant")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = ["T: {half, float, double, complex64, complex128}"],
        Shape = c => [InferShape(c)],

        // d det A = det A · A⁻ᵀ; the inverse of a singular matrix fails.
        Gradient = Gradient.Of((op, dy) => [Scaled(op, dy * op.outputs[0])]),
    };

    /// <summary>[…, n, n] -> […]</summary>
    public static Shape InferShape(ShapeContext c)
    {
        Shape shape = c.WithRankAtLeast(0, 2);
        if (shape.IsNull)
        {
            return Shape.Null;
        }

        c.Merge(shape[-1], shape[-2]);
        return shape[..^2];
    }

    /// <summary>The transposed inverses of the op's input, each times a number.</summary>
    public static Tensor Scaled(Operation op, Tensor numbers)
        => Matrices.PerMatrix(numbers) * Build.One("MatrixInverse", null, [op.inputs[0]], ("adjoint", true));
}

/// <content>det.</content>
public sealed partial class linalg_api
{
    /// <summary>The determinant of matrices, by LU decomposition.</summary>
    /// <param name="input">Shape […, n, n], floating.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape […]; 1 for a matrix without rows.</returns>
    /// <exception cref="ValueError">The matrices are not square.</exception>
    public Tensor det(Tensor input, string? name = null) => Build.One("MatrixDeterminant", name, [input]);
}
