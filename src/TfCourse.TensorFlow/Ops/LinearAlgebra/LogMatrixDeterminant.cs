namespace Tensorflow;

/// <summary>LogMatrixDeterminant: sign and logarithm of the determinant of each matrix.</summary>
internal static class LogMatrixDeterminant
{
    public static OpDefinition Define() => new("LogMatrixDeterminant")
    {
        Inputs = ["input: T"],
        Outputs = ["sign: T", "log_abs_determinant: T"],
        Attrs = ["T: {half, float, double, complex64, complex128}"],
        Shape = c => MatrixDeterminant.InferShape(c) is var shape ? [shape, shape] : [],

        // d log |det A| = A⁻ᵀ; the sign is a step.
        Gradient = Gradient.OfAll((op, dy) => [MatrixDeterminant.Scaled(op, dy[1]!)]),
    };
}

/// <content>slogdet.</content>
public sealed partial class linalg_api
{
    /// <summary>Sign and logarithm of the absolute value of the determinant of matrices; the logarithm does not overflow.</summary>
    /// <param name="input">Shape […, n, n], floating.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The sign (-1, 0 or 1) and the logarithm, each […].</returns>
    /// <exception cref="ValueError">The matrices are not square.</exception>
    public Tensor[] slogdet(Tensor input, string? name = null) => Build.Many("LogMatrixDeterminant", name, [input]);
}
