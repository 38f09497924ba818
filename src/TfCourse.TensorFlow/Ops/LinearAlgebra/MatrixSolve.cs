using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>MatrixSolve: output = op(matrix)⁻¹ · rhs.</summary>
internal static class MatrixSolve
{
    public static OpDefinition Define() => new("MatrixSolve")
    {
        Inputs = ["matrix: T", "rhs: T"],
        Outputs = ["output: T"],
        Attrs = ["adjoint: bool = false", "T: {double, float, half, complex64, complex128}"],
        Shape = c => Matrices.SolutionShape(c, stretch: false),
        Gradient = Gradient.Of(Backward),
    };

    // With X = A⁻¹ · B: dB = A⁻ᵀ · dX, dA = -dB · Xᵀ; for the transposed system dA is transposed.
    private static Tensor?[] Backward(Operation op, Tensor dx)
    {
        bool adjoint = op.get_attr<bool>("adjoint");
        Tensor db = Build.One("MatrixSolve", null, [op.inputs[0], dx], ("adjoint", !adjoint));
        Tensor x = op.outputs[0];
        return [-(adjoint ? tf.matmul(x, db, transpose_b: true) : tf.matmul(db, x, transpose_b: true)), db];
    }
}

/// <content>solve.</content>
public sealed partial class linalg_api
{
    /// <summary>Solves <c>matrix · output = rhs</c> by LU decomposition with partial pivoting.</summary>
    /// <param name="matrix">Shape […, n, n], floating; a singular matrix fails when the graph runs.</param>
    /// <param name="rhs">Shape […, n, k], of the same type and batch.</param>
    /// <param name="adjoint">Whether to solve with the transposed matrix.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape […, n, k].</returns>
    /// <exception cref="ValueError">The matrices are not square, or the shapes do not fit.</exception>
    public Tensor solve(Tensor matrix, Tensor rhs, bool adjoint = false, string? name = null)
        => Build.One("MatrixSolve", name, [matrix, rhs], ("adjoint", adjoint));
}
