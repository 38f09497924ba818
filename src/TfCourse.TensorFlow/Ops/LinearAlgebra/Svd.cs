using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Svd: input = u · diag(s) · vᵀ.</summary>
internal static class Svd
{
    public static OpDefinition Define() => new("Svd")
    {
        Inputs = ["input: T"],
        Outputs = ["s: T", "u: T", "v: T"],
        Attrs = ["compute_uv: bool = true", "full_matrices: bool = false", "T: {double, float, half, complex64, complex128}"],
        Shape = InferShape,
        Gradient = Gradient.OfAll(Backward),
    };

    // [m, n] -> [p], [m, p], [n, p] with p = min(m, n); full: [p], [m, m], [n, n]; without vectors: [p], [0], [0]
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape input = c.WithRankAtLeast(0, 2);
        bool vectors = c.Attr<bool>("compute_uv"), full = c.Attr<bool>("full_matrices");
        if (input.IsNull)
        {
            return vectors ? [Shape.Null, Shape.Null, Shape.Null] : [Shape.Null, new Shape(0), new Shape(0)];
        }

        (long m, long n) = (input[-2], input[-1]);
        long p = m == 0 || n == 0 ? 0 : m < 0 || n < 0 ? -1 : Math.Min(m, n);
        Shape batch = input[..^2];
        return vectors
            ? [batch.concatenate(new Shape(p)), batch.concatenate(new Shape(m, full ? m : p)), batch.concatenate(new Shape(n, full ? n : p))]
            : [batch.concatenate(new Shape(p)), new Shape(0), new Shape(0)];
    }

    // Source: Townsend, 2016, "Differentiating the singular value decomposition".
    private static Tensor?[] Backward(Operation op, Tensor?[] dy)
    {
        Tensor a = op.inputs[0], ds = Matrices.Diagonal(dy[0]!);
        if (!op.get_attr<bool>("compute_uv"))
        {
            Tensor[] parts = Build.Many("Svd", null, [a]);
            return [tf.matmul(parts[1], tf.matmul(ds, parts[2], transpose_b: true))];
        }

        long m = a.shape[-2], n = a.shape[-1];
        if (m < 0 || n < 0 || (op.get_attr<bool>("full_matrices") && m != n))
        {
            throw new ValueError($"Svd '{op.name}': the gradient needs the sizes of the matrices, and square matrices with full_matrices; the input has the shape {a.shape}");
        }

        (Tensor u, Tensor v, Tensor du, Tensor dv) = (op.outputs[1], op.outputs[2], dy[1]!, dy[2]!);
        return [m > n ? Matrices.Transpose(Wide(op.outputs[0], v, u, ds, dv, du, n, m)) : Wide(op.outputs[0], u, v, ds, du, dv, m, n)];
    }

    // The gradient of a matrix with m ≤ n: what the singular values, turns of u and v among themselves, and v's parts outside of them contribute.
    private static Tensor Wide(Tensor s, Tensor u, Tensor v, Tensor ds, Tensor du, Tensor dv, long m, long n)
    {
        Tensor f = Matrices.ReciprocalDifferences(s * s), diagonal = Matrices.Diagonal(s);
        Tensor turnU = f * tf.matmul(u, du, transpose_a: true), turnV = f * tf.matmul(v, dv, transpose_a: true);
        Tensor inside = ds + tf.matmul(turnU + Matrices.Transpose(turnU), diagonal) + tf.matmul(diagonal, turnV + Matrices.Transpose(turnV));
        Tensor da = tf.matmul(u, tf.matmul(inside, v, transpose_b: true));
        if (m == n)
        {
            return da;
        }

        Tensor dvT = Matrices.Transpose(dv);
        Tensor outside = Build.One("Sub", "sub", [dvT, tf.matmul(tf.matmul(dvT, v), v, transpose_b: true)]);
        return da + tf.matmul(tf.matmul(u, Matrices.Diagonal(Matrices.SafeReciprocal(s))), outside);
    }
}

/// <content>svd.</content>
public sealed partial class linalg_api
{
    /// <summary>Singular values and vectors: <c>tensor = u · diag(s) · vᵀ</c>.</summary>
    /// <param name="tensor">Shape […, m, n], floating.</param>
    /// <param name="full_matrices">Whether u and v are square; else they have p = min(m, n) columns.</param>
    /// <param name="compute_uv">Whether u and v are wanted.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>s […, p], falling; with compute_uv also u […, m, p] and v […, n, p], whose signs belong together but are otherwise free.</returns>
    /// <exception cref="ValueError">The input has fewer than two axes.</exception>
    public Tensor[] svd(Tensor tensor, bool full_matrices = false, bool compute_uv = true, string? name = null)
    {
        Tensor[] all = Build.Many("Svd", name, [tensor], ("compute_uv", compute_uv), ("full_matrices", full_matrices));
        return compute_uv ? all : all[..1];
    }
}
