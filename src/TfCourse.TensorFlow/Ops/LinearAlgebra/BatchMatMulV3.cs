namespace Tensorflow;

/// <summary>BatchMatMulV3: as BatchMatMulV2, of types that may differ.</summary>
internal static class BatchMatMulV3
{
    private const string Types = "bfloat16, half, float, double, uint8, int8, int16, int32, int64, complex64, complex128";

    public static OpDefinition Define() => new("BatchMatMulV3")
    {
        Inputs = ["x: Ta", "y: Tb"],
        Outputs = ["output: Tout"],
        Attrs =
        [
            $"Ta: {{{Types}}}", $"Tb: {{{Types}}}", "Tout: {bfloat16, half, float, double, int16, int32, int64, complex64, complex128}",
            "adj_x: bool = false", "adj_y: bool = false", "grad_x: bool = false", "grad_y: bool = false",
        ],
        Shape = c => BatchMatMul.InferShape(c, stretch: true),
        Gradient = Gradient.Of(BatchMatMul.Backward),
    };
}
