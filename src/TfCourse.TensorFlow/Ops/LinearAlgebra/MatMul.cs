namespace Tensorflow;

/// <summary>MatMul: product = op(a) · op(b), where op is the identity or the transpose.</summary>
internal static class MatMul
{
    public static OpDefinition Define() => new("MatMul")
    {
        Inputs = ["a: T", "b: T"],
        Outputs = ["product: T"],
        Attrs =
        [
            "transpose_a: bool = false",
            "transpose_b: bool = false",
            "T: {bfloat16, half, float, double, int32, int64, uint8, uint16, uint32, uint64, complex64, complex128}",
            "grad_a: bool = false",
            "grad_b: bool = false",
        ],
        Shape = InferShape,
        Gradient = Gradient.Of(Backward),
    };

    // [m, k] · [k, n] -> [m, n]
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape a = c.WithRank(0, 2), b = c.WithRank(1, 2);
        (long m, long ka) = c.Attr<bool>("transpose_a") ? (a[1], a[0]) : (a[0], a[1]);
        (long kb, long n) = c.Attr<bool>("transpose_b") ? (b[1], b[0]) : (b[0], b[1]);
        c.Merge(ka, kb);
        return [new Shape(m, n)];
    }

    // da and db take the shapes of a and b as they were passed, before any transpose.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor a = op.inputs[0], b = op.inputs[1];
        return (op.get_attr<bool>("transpose_a"), op.get_attr<bool>("transpose_b")) switch
        {
            (false, false) => [Product(dy, b, false, true, "grad_a"), Product(a, dy, true, false, "grad_b")],
            (false, true) => [Product(dy, b, false, false, "grad_a"), Product(dy, a, true, false, "grad_b")],
            (true, false) => [Product(b, dy, false, true, "grad_a"), Product(a, dy, false, false, "grad_b")],
            (true, true) => [Product(b, dy, true, true, "grad_a"), Product(dy, a, true, true, "grad_b")],
        };
    }

    private static GraphTensor Product(Tensor a, Tensor b, bool transposeA, bool transposeB, string role)
        => Build.One("MatMul", null, [a, b], ("transpose_a", transposeA), ("transpose_b", transposeB), (role, true));
}

/// <content>matmul.</content>
public sealed partial class tensorflow
{
    /// <summary>Multiplies matrices: <c>product[…, i, j] = Σₖ a[…, i, k] · b[…, k, j]</c>; axes before the last two are a batch and stretch over each other.</summary>
    /// <param name="a">Shape […, m, k], or […, k, m] when <paramref name="transpose_a"/> is set.</param>
    /// <param name="b">Shape […, k, n], or […, n, k] when <paramref name="transpose_b"/> is set. Same type as a.</param>
    /// <param name="transpose_a">Transposes a before multiplying.</param>
    /// <param name="transpose_b">Transposes b before multiplying.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="adjoint_a">As transpose_a: the two are the same for real numbers.</param>
    /// <param name="adjoint_b">As transpose_b.</param>
    /// <param name="output_type">The type of the product, e.g. int32 of int8 factors; DtInvalid for that of the factors.</param>
    /// <param name="a_is_sparse">Whether a is mostly zeros: a hint, the product is the same.</param>
    /// <param name="b_is_sparse">Whether b is mostly zeros.</param>
    /// <returns>Shape […, m, n]. The op is MatMul for two matrices, BatchMatMulV2 when a rank is above 2 or unknown, BatchMatMulV3 for another type.</returns>
    /// <exception cref="ValueError">An input has fewer than two axes, the inner sizes differ, or a factor is both transposed and adjoint.</exception>
    public Tensor matmul(
        Tensor a, Tensor b, bool transpose_a = false, bool transpose_b = false, string? name = null, bool adjoint_a = false, bool adjoint_b = false, TF_DataType output_type = TF_DataType.DtInvalid,
        bool a_is_sparse = false, bool b_is_sparse = false)
    {
        if ((transpose_a && adjoint_a) || (transpose_b && adjoint_b))
        {
            string which = transpose_a && adjoint_a ? "a" : "b";
            throw new ValueError($"Only one of `transpose_{which}` and `adjoint_{which}` can be True. Received `transpose_{which}`=True, `adjoint_{which}`=True.");
        }

        (bool turnA, bool turnB) = (transpose_a || adjoint_a, transpose_b || adjoint_b);
        if (output_type != TF_DataType.DtInvalid && (output_type != a.dtype.as_base_dtype() || output_type != b.dtype.as_base_dtype()))
        {
            return Build.One("BatchMatMulV3", name ?? "MatMul", [a, b], ("adj_x", turnA), ("adj_y", turnB), ("Tout", output_type));
        }

        return BatchMatMul.MayHaveBatch(a, b)
            ? Build.One("BatchMatMulV2", name ?? "MatMul", [a, b], ("adj_x", turnA), ("adj_y", turnB))
            : Build.One("MatMul", name, [a, b], ("transpose_a", turnA), ("transpose_b", turnB));
    }
}
