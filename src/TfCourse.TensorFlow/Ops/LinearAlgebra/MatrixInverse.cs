using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>MatrixInverse: output = input⁻¹, or its transpose.</summary>
internal static class MatrixInverse
{
    public static OpDefinition Define() => new("MatrixInverse")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = ["adjoint: bool = false", "T: {double, float, half, complex64, complex128}"],
        Shape = Matrices.SquareShape,
        Gradient = Gradient.Of(Backward),
    };

    // With Y = A⁻¹: dA = -Yᵀ · dY · Yᵀ; with Y = A⁻ᵀ it is -Y · dYᵀ · Y.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor y = op.outputs[0];
        Tensor da = op.get_attr<bool>("adjoint")
            ? tf.matmul(y, tf.matmul(dy, y, transpose_a: true))
            : tf.matmul(y, tf.matmul(dy, y, transpose_b: true), transpose_a: true);
        return [-da];
    }
}

/// <content>inv.</content>
public sealed partial class linalg_api
{
    /// <summary>The inverse of matrices, by LU decomposition with partial pivoting.</summary>
    /// <param name="input">Shape […, n, n], floating; inverting a singular matrix fails when the graph runs.</param>
    /// <param name="adjoint">Whether to transpose the inverse.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the input.</returns>
    /// <exception cref="ValueError">The matrices are not square.</exception>
    public Tensor inv(Tensor input, bool adjoint = false, string? name = null) => Build.One("MatrixInverse", name, [input], ("adjoint", adjoint));
}
