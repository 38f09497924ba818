namespace Tensorflow;

/// <summary>BatchMatMulV2: products of matrices that lie in the last two axes; the batch axes before stretch over each other.</summary>
internal static class BatchMatMulV2
{
    public static OpDefinition Define() => new("BatchMatMulV2")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["output: T"],
        Attrs =
        [
            "T: {bfloat16, half, float, double, int16, int32, int64, uint8, uint16, uint32, uint64, complex64, complex128}",
            "adj_x: bool = false", "adj_y: bool = false", "grad_x: bool = false", "grad_y: bool = false",
        ],
        Shape = c => BatchMatMul.InferShape(c, stretch: true),
        Gradient = Gradient.Of(BatchMatMul.Backward),
    };
}

/// <content>batch_matmul.</content>
public sealed partial class tensorflow
{
    /// <summary>Multiplies batches of matrices: <c>output[…, i, j] = Σₖ x[…, i, k] · y[…, k, j]</c>; axes before the last two stretch over each other.</summary>
    /// <param name="x">Shape […, m, k], or […, k, m] when <paramref name="adj_x"/> is set.</param>
    /// <param name="y">Shape […, k, n], or […, n, k] when <paramref name="adj_y"/> is set. Same type as x.</param>
    /// <param name="adj_x">Transposes the matrices of x.</param>
    /// <param name="adj_y">Transposes the matrices of y.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape […, m, n], of the inputs' type.</returns>
    /// <exception cref="ValueError">An input has fewer than two axes, or sizes differ.</exception>
    public Tensor batch_matmul(Tensor x, Tensor y, bool adj_x = false, bool adj_y = false, string? name = null)
        => Build.One("BatchMatMulV2", name, [x, y], ("adj_x", adj_x), ("adj_y", adj_y));
}
