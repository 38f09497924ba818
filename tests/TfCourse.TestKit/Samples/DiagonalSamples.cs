using Tensorflow;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of diagonals and bands of matrices.</summary>
internal static class DiagonalSamples
{
    private static readonly SampleInput Main = Int(0), Above = Int(1), Band = Ints(-1, 1), Fill = Number(0.0), Open = Int(-1);

    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. One("Diag", [[3], [2, 2], [1], [2, 1], [0]]),
        .. One("DiagPart", [[3, 3], [2, 2, 2, 2], [1, 1], [2, 1, 2, 1], [0, 0]]),
        .. One("MatrixDiag", [[3], [2, 3], [1], [2, 1, 2], [0, 3]]),
        .. One("MatrixDiagPart", [[3, 3], [2, 3], [3, 2], [2, 2, 2], [0, 2, 2]]),
        .. BandPart(), .. Make("MatrixDiagV2"), .. Make("MatrixDiagV3"), .. Part("MatrixDiagPartV2"), .. Part("MatrixDiagPartV3"),
        .. One("MatrixSetDiag", [[3, 3], [2, 3], [3, 2], [2, 2, 2], [0, 2, 2]]).Select(s => s with { Inputs = [s.Inputs[0], Diagonal([.. s.Inputs[0].Dims])] }),
        .. Set("MatrixSetDiagV2"), .. Set("MatrixSetDiagV3"),
    ];

    private static string? Packed(string op)
        => op.EndsWith("V2", StringComparison.Ordinal) ? "TensorFlow's gradient packs bands as V3 does, which is not how V2 packs those of different lengths" : null;

    private static SampleInput Diagonal(int[] matrix) => Real([.. matrix[..^2], Math.Min(matrix[^2], matrix[^1])]);

    private static IEnumerable<OpSample> One(string op, int[][] shapes) => shapes.Select(dims => new OpSample(op, "of [" + string.Join(",", dims) + "]", Real(dims)));

    private static OpSample[] BandPart() =>
    [
        new("MatrixBandPart", "lower triangle", Real(3, 3), Number(-1L), Number(0L)),
        new("MatrixBandPart", "upper triangle", Real(3, 3), Number(0L), Number(-1L)),
        new("MatrixBandPart", "band of a wide one", Real(2, 4), Number(1L), Number(1L)),
        new("MatrixBandPart", "32-bit, batch", Real(2, 3, 2), Int(1), Int(0)),
        new("MatrixBandPart", "empty", Real(0, 2), Number(0L), Number(0L)),
    ];

    private static OpSample[] Make(string op) =>
    [
        new(op, "main", Real(3), Main, Open, Open, Fill),
        new(op, "above", Real(2), Above, Open, Open, Fill),
        new(op, "sizes given", Real(3), Main, Int(3), Int(4), Fill),
        new(op, "band", Real(3, 3), Band, Int(3), Int(3), Fill) { NoGradientBecause = Packed(op) },
        new(op, "band of two as long", Real(2, 2), Ints(0, 1), Int(2), Int(3), Fill),
        new(op, "band below and across, as long", Real(2, 2), Ints(-1, 0), Int(3), Int(2), Fill),
        new(op, "empty batch", Real(0, 2), Main, Open, Open, Fill),
    ];

    private static OpSample[] Part(string op) =>
    [
        new(op, "main", Real(3, 3), Main, Fill),
        new(op, "above", Real(2, 3), Above, Fill),
        new(op, "band", Real(3, 3), Band, Fill) { NoGradientBecause = Packed(op) },
        new(op, "band of two as long", Real(2, 3), Ints(0, 1), Fill),
        new(op, "batch of bands of two as long", Real(2, 3, 2), Ints(-1, 0), Fill),
        new(op, "batch", Real(2, 2, 2), Main, Fill),
        new(op, "empty batch", Real(0, 2, 2), Main, Fill),
    ];

    private static OpSample[] Set(string op) =>
    [
        new(op, "main", Real(3, 3), Real(3), Main),
        new(op, "above", Real(2, 3), Real(2), Above),
        new(op, "band", Real(3, 3), Real(3, 3), Band) { NoGradientBecause = Packed(op) },
        new(op, "band of two as long", Real(2, 3), Real(2, 2), Ints(0, 1)),
        new(op, "batch of bands of two as long", Real(2, 3, 2), Real(2, 2, 2), Ints(-1, 0)),
        new(op, "batch", Real(2, 2, 2), Real(2, 2), Main),
        new(op, "empty batch", Real(0, 2, 2), Real(0, 2), Main),
    ];
}
