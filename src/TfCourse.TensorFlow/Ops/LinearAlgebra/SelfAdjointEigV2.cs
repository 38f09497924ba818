using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>SelfAdjointEigV2: eigenvalues and eigenvectors of symmetric matrices.</summary>
internal static class SelfAdjointEigV2
{
    public static OpDefinition Define() => new("SelfAdjointEigV2")
    {
        Inputs = ["input: T"],
        Outputs = ["e: T", "v: T"],
        Attrs = ["compute_v: bool = true", "T: {double, float, half, complex64, complex128}"],
        Shape = InferShape,
        Gradient = Gradient.OfAll(Backward),
    };

    // [n, n] -> [n], [n, n]; without vectors the second is [0]
    private static Shape[] InferShape(ShapeContext c)
    {
        (Shape batch, long n) = Matrices.Square(c, 0);
        return [batch.concatenate(new Shape(n)), c.Attr<bool>("compute_v") ? batch.concatenate(new Shape(n, n)) : new Shape(0)];
    }

    // V · (diag de + F ∘ (Vᵀ · dv)) · Vᵀ with Fᵢⱼ = 1 / (eⱼ - eᵢ), brought to the lower triangle, which alone was read.
    private static Tensor?[] Backward(Operation op, Tensor?[] dy)
    {
        Tensor e = op.outputs[0], v = op.outputs[1], inside = Matrices.Diagonal(dy[0]!);
        if (op.get_attr<bool>("compute_v"))
        {
            inside += Matrices.ReciprocalDifferences(e) * tf.matmul(v, dy[1]!, transpose_a: true);
        }
        else
        {
            v = Build.Many("SelfAdjointEigV2", null, [op.inputs[0]])[1];
        }

        Tensor whole = tf.matmul(v, tf.matmul(inside, v, transpose_b: true));
        Tensor both = whole + Matrices.Transpose(whole);
        return [Build.One("Sub", "sub", [Matrices.Band(both, -1, 0), Matrices.Band(both, 0, 0) * 0.5f])];
    }
}

/// <content>eigh.</content>
public sealed partial class linalg_api
{
    /// <summary>Eigenvalues and eigenvectors of symmetric matrices: <c>tensor · v[:, i] = e[i] · v[:, i]</c>.</summary>
    /// <param name="tensor">Shape […, n, n], floating; only the lower triangle is read.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The eigenvalues […, n], rising, and the eigenvectors […, n, n], in columns.</returns>
    /// <exception cref="ValueError">The matrices are not square.</exception>
    public Tensor[] eigh(Tensor tensor, string? name = null) => Build.Many("SelfAdjointEigV2", name, [tensor], ("compute_v", true));

    /// <summary>Eigenvalues of symmetric matrices.</summary>
    /// <param name="tensor">Shape […, n, n], floating; only the lower triangle is read.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape […, n], rising.</returns>
    /// <exception cref="ValueError">The matrices are not square.</exception>
    public Tensor eigvalsh(Tensor tensor, string? name = null) => Build.Many("SelfAdjointEigV2", name, [tensor], ("compute_v", false))[0];
}
