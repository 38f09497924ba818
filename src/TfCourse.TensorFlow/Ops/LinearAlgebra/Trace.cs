using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>trace, matvec, matrix_transpose.</content>
public sealed partial class linalg_api
{
    /// <summary>The sum of the diagonal of matrices: <c>Σ x[…, i, i]</c>.</summary>
    /// <param name="x">Shape […, m, n], any numeric type.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>Shape […].</returns>
    /// <exception cref="ValueError">The input has fewer than two axes.</exception>
    public Tensor trace(Tensor x, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "Trace");
        return tf.reduce_sum(Build.One("MatrixDiagPart", null, [x]), new[] { -1 });
    }

    /// <summary>Multiplies matrices with vectors: <c>output[…, i] = Σₖ a[…, i, k] · b[…, k]</c>.</summary>
    /// <param name="a">Shape […, m, k], or […, k, m] when <paramref name="transpose_a"/> is set.</param>
    /// <param name="b">Shape […, k], of the same type.</param>
    /// <param name="transpose_a">Transposes a before multiplying.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>Shape […, m].</returns>
    /// <exception cref="ValueError">The inner sizes differ.</exception>
    public Tensor matvec(Tensor a, Tensor b, bool transpose_a = false, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "MatVec");
        return tf.squeeze(tf.matmul(a, tf.expand_dims(b, -1), transpose_a: transpose_a), -1);
    }

    /// <summary>Exchanges the last two axes.</summary>
    /// <param name="a">Shape […, m, n], any type.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>Shape […, n, m].</returns>
    /// <exception cref="ValueError">The input has fewer than two axes.</exception>
    public Tensor matrix_transpose(Tensor a, string? name = "matrix_transpose")
    {
        using ops.NameScope scope = tf.name_scope(name, "matrix_transpose");
        return a.shape.IsNull || a.ndim >= 2 ? Matrices.Transpose(a)
            : throw new ValueError($"Argument `a` should be a (batch) matrix with rank >= 2.  Received `a` = {a} with shape: {a.shape}");
    }
}

/// <content>trace.</content>
public sealed partial class tensorflow
{
    /// <inheritdoc cref="linalg_api.trace"/>
    public Tensor trace(Tensor x, string? name = null) => linalg.trace(x, name);
}
