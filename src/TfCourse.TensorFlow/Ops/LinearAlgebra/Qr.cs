using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Qr: q · r = input, with orthonormal columns in q and r upper triangular.</summary>
internal static class Qr
{
    public static OpDefinition Define() => new("Qr")
    {
        Inputs = ["input: T"],
        Outputs = ["q: T", "r: T"],
        Attrs = ["full_matrices: bool = false", "T: {double, float, half, complex64, complex128}"],
        Shape = InferShape,
        Gradient = Gradient.OfAll(Backward),
    };

    // [m, n] -> [m, p], [p, n] with p = min(m, n); full: [m, m], [m, n]
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape input = c.WithRankAtLeast(0, 2);
        if (input.IsNull)
        {
            return [Shape.Null, Shape.Null];
        }

        (long m, long n) = (input[-2], input[-1]);
        long inner = c.Attr<bool>("full_matrices") ? m : m == 0 || n == 0 ? 0 : m < 0 || n < 0 ? -1 : Math.Min(m, n);
        return [input[..^2].concatenate(new Shape(m, inner)), input[..^2].concatenate(new Shape(inner, n))];
    }

    // Source: Walter, Lehmann and Lamour, 2012, "On evaluating higher-order derivatives of the QR decomposition".
    private static Tensor?[] Backward(Operation op, Tensor?[] dy)
    {
        Tensor q = op.outputs[0], r = op.outputs[1], dq = dy[0]!, dr = dy[1]!;
        long m = q.shape[-2], p = r.shape[-2], n = r.shape[-1];
        if (m < 0 || p < 0 || n < 0)
        {
            throw new ValueError($"Qr '{op.name}': the gradient needs the sizes of the matrices; the input has the shape {op.inputs[0].shape}, set its shape");
        }

        if (p > n)
        {
            throw new ValueError($"Qr '{op.name}': the gradient is not defined for more rows ({m}) than columns ({n}) with full_matrices, since q is not unique; leave full_matrices out");
        }

        if (p == n)
        {
            return [Square(q, r, dq, dr)];
        }

        // Wide: the first p columns decide q, the others are only multiplied with it.
        (Tensor u, Tensor du, Tensor dv) = (Columns(r, 0, p), Columns(dr, 0, p), Columns(dr, p, n));
        Tensor rest = Columns(op.inputs[0], p, n);
        Tensor first = Square(q, u, dq + tf.matmul(rest, dv, transpose_b: true), du);
        return [Build.One("ConcatV2", "concat", [first, tf.matmul(q, dv), -1])];
    }

    private static Tensor Square(Tensor q, Tensor r, Tensor dq, Tensor dr)
    {
        Tensor qdq = tf.matmul(q, dq, transpose_a: true), rdr = tf.matmul(r, dr, transpose_b: true);
        Tensor skew = Build.One("Sub", "sub", [qdq + rdr, Matrices.Transpose(qdq) + Matrices.Transpose(rdr)]);
        Tensor inside = tf.matmul(q, dr + Divide(Matrices.Band(skew, -1, 0), r));
        return inside + Divide(Build.One("Sub", "sub", [dq, tf.matmul(q, qdq)]), r);
    }

    // x · r⁻ᵀ for an upper triangular r.
    private static GraphTensor Divide(Tensor x, Tensor r)
        => Matrices.Transpose(Build.One("MatrixTriangularSolve", null, [r, Matrices.Transpose(x)], ("lower", false)));

    private static GraphTensor Columns(Tensor x, long from, long to)
    {
        int rank = x.ndim;
        var begin = new int[rank];
        var size = new int[rank];
        Array.Fill(size, -1);
        (begin[^1], size[^1]) = (checked((int)from), checked((int)(to - from)));
        return Build.One("Slice", null, [x, begin, size]);
    }
}

/// <content>qr.</content>
public sealed partial class linalg_api
{
    /// <summary>Decomposes <c>input = q · r</c> by Householder reflections, whose signs r's diagonal keeps.</summary>
    /// <param name="input">Shape […, m, n], floating.</param>
    /// <param name="full_matrices">Whether q is m by m; else it has min(m, n) columns.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>q, with orthonormal columns, and the upper triangular r.</returns>
    /// <exception cref="ValueError">The input has fewer than two axes.</exception>
    public Tensor[] qr(Tensor input, bool full_matrices = false, string? name = null)
        => Build.Many("Qr", name, [input], ("full_matrices", full_matrices));
}
