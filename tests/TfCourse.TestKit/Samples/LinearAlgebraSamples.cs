using Tensorflow;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of products of matrices.</summary>
internal static class LinearAlgebraSamples
{
    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. MatMul(), .. Batch("BatchMatMul", stretches: false), .. Batch("BatchMatMulV2", stretches: true),
        .. Batch("BatchMatMulV3", stretches: true).Select(s => s with { Attrs = [.. s.Attrs, ("Tout", TF_DataType.TF_DOUBLE)] }),
    ];

    private static OpSample[] MatMul() =>
    [
        new("MatMul", "plain", Real(2, 3), Real(3, 4)),
        new("MatMul", "a transposed", Real(3, 2), Real(3, 4)) { Attrs = [("transpose_a", true)] },
        new("MatMul", "b transposed", Real(2, 3), Real(4, 3)) { Attrs = [("transpose_b", true)] },
        new("MatMul", "both transposed", Real(3, 2), Real(4, 3)) { Attrs = [("transpose_a", true), ("transpose_b", true)] },
        new("MatMul", "row and column", Real(1, 5), Real(5, 1)),
        new("MatMul", "column and row", Real(5, 1), Real(1, 5)),
        new("MatMul", "wide", Real(3, 17), Real(17, 9)) { SingleTolerance = 1e-4 },
        new("MatMul", "no rows", Real(0, 3), Real(3, 2)),
        new("MatMul", "nothing to sum", Real(2, 0), Real(0, 3)),
    ];

    private static List<OpSample> Batch(string op, bool stretches)
    {
        List<OpSample> samples =
        [
            new(op, "plain", Real(2, 2, 3), Real(2, 3, 2)),
            new(op, "x adjoint", Real(2, 3, 2), Real(2, 3, 2)) { Attrs = [("adj_x", true)] },
            new(op, "y adjoint", Real(2, 2, 3), Real(2, 2, 3)) { Attrs = [("adj_y", true)] },
            new(op, "both adjoint", Real(2, 3, 2), Real(2, 4, 3)) { Attrs = [("adj_x", true), ("adj_y", true)] },
            new(op, "two batch axes", Real(2, 1, 2, 2), Real(2, 1, 2, 2)),
            new(op, "matrices", Real(2, 3), Real(3, 2)),
            new(op, "empty batch", Real(0, 2, 3), Real(0, 3, 2)),
            new(op, "nothing to sum", Real(2, 2, 0), Real(2, 0, 2)),
        ];
        if (stretches)
        {
            samples.Add(new(op, "one matrix for all", Real(3, 2, 2), Real(2, 2)));
            samples.Add(new(op, "both batches stretched", Real(2, 1, 2, 3), Real(3, 3, 2)));
            samples.Add(new(op, "stretched, both adjoint", Real(1, 3, 2), Real(2, 2, 3)) { Attrs = [("adj_x", true), ("adj_y", true)] });
        }

        return samples;
    }
}
