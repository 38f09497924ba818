using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>MatrixTriangularSolve: output = op(triangle of matrix)⁻¹ · rhs.</summary>
internal static class MatrixTriangularSolve
{
    public static OpDefinition Define() => new("MatrixTriangularSolve")
    {
        Inputs = ["matrix: T", "rhs: T"],
        Outputs = ["output: T"],
        Attrs = ["lower: bool = true", "adjoint: bool = false", "T: {bfloat16, double, float, half, complex64, complex128}"],
        Shape = c => Matrices.SolutionShape(c, stretch: true),
        Gradient = Gradient.Of(Backward),
    };

    // As for MatrixSolve; only the triangle that was read has a gradient. Stretched batch axes are summed.
    private static Tensor?[] Backward(Operation op, Tensor dx)
    {
        bool lower = op.get_attr<bool>("lower"), adjoint = op.get_attr<bool>("adjoint");
        Tensor a = op.inputs[0], b = op.inputs[1], x = op.outputs[0];
        Tensor db = Build.One("MatrixTriangularSolve", null, [a, dx], ("lower", lower), ("adjoint", !adjoint));
        Tensor whole = -(adjoint ? tf.matmul(x, db, transpose_b: true) : tf.matmul(db, x, transpose_b: true));
        return BatchMatMul.Unstretch(a, b, Matrices.Band(whole, lower ? -1 : 0, lower ? 0 : -1), db);
    }
}

/// <content>triangular_solve.</content>
public sealed partial class linalg_api
{
    /// <summary>Solves <c>matrix · output = rhs</c> with the lower or upper triangle of matrix; a zero on the diagonal gives infinities and NaN.</summary>
    /// <param name="matrix">Shape […, n, n], floating; the other triangle is not read.</param>
    /// <param name="rhs">Shape […, n, k], of the same type; the batch axes stretch over each other.</param>
    /// <param name="lower">Which triangle.</param>
    /// <param name="adjoint">Whether to solve with the transposed triangle.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape […, n, k].</returns>
    /// <exception cref="ValueError">The matrices are not square, or the shapes do not fit.</exception>
    public Tensor triangular_solve(Tensor matrix, Tensor rhs, bool lower = true, bool adjoint = false, string? name = null)
        => Build.One("MatrixTriangularSolve", name, [matrix, rhs], ("lower", lower), ("adjoint", adjoint));
}
