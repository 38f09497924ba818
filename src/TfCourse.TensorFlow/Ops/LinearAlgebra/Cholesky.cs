using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Cholesky: the lower triangular L of L · Lᵀ = input.</summary>
internal static class Cholesky
{
    public static OpDefinition Define() => new("Cholesky")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = ["T: {double, float, half, complex64, complex128}"],
        Shape = Matrices.SquareShape,
        Gradient = Gradient.Of(Backward),
    };

    // With M the lower triangle of Lᵀ · dL, its diagonal halved: dA = ½ (S + Sᵀ), S = L⁻ᵀ · M · L⁻¹. Source: Murray, 2016, arXiv:1602.07527.
    private static Tensor?[] Backward(Operation op, Tensor dl)
    {
        Tensor l = op.outputs[0];
        Tensor unit = Matrices.Band(Build.One("OnesLike", null, [l]), 0, 0);
        Tensor inverse = Build.One("MatrixTriangularSolve", null, [l, unit]);
        Tensor product = tf.matmul(l, dl, transpose_a: true);
        Tensor middle = Build.One("Sub", "sub", [Matrices.Band(product, -1, 0), Matrices.Band(product, 0, 0) * 0.5f]);
        Tensor s = tf.matmul(tf.matmul(inverse, middle, transpose_a: true), inverse);
        return [(s + Matrices.Transpose(s)) * 0.5f];
    }
}

/// <content>cholesky.</content>
public sealed partial class linalg_api
{
    /// <summary>The lower triangular L of <c>L · Lᵀ = input</c>; NaN where the input is not positive definite.</summary>
    /// <param name="input">Shape […, n, n], floating, symmetric and positive definite; only the lower triangle is read.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the input, zeros above the diagonal.</returns>
    /// <exception cref="ValueError">The matrices are not square.</exception>
    public Tensor cholesky(Tensor input, string? name = null) => Build.One("Cholesky", name, [input]);
}
