using Tensorflow;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of reductions along axes.</summary>
internal static class ReductionSamples
{
    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. Reduce("Sum"),
        .. Reduce("Mean"),
        .. Reduce("Prod"),
        .. Reduce("Max"),
        .. Reduce("Min"),
        new("Prod", "with one zero", Fixed(new[,] { { 0.0, 2 }, { 3, 4 } }), Ints(0)),
        .. Truth("All"),
        .. Truth("Any"),
        .. Places("ArgMax"),
        .. Places("ArgMin"),
        new("L2Loss", "scalar", Real()),
        new("L2Loss", "vector", Real(4)),
        new("L2Loss", "matrix", Real(3, 2)),
        new("L2Loss", "rank 3", Real(2, 1, 3)),
        new("L2Loss", "empty", Real(0, 2)),
        .. Segments("UnsortedSegmentSum"),
        .. Segments("UnsortedSegmentProd"),
        .. Segments("UnsortedSegmentMax"),
        .. Segments("UnsortedSegmentMin"),
        .. Sorted("SegmentSum"),
        .. Sorted("SegmentMean"),
        .. Sorted("SegmentProd"),
        .. Sorted("SegmentMax"),
        .. Sorted("SegmentMin"),
    ];

    private static OpSample[] Reduce(string op) =>
    [
        new(op, "all axes", Real(2, 3), Ints(0, 1)),
        new(op, "first axis", Real(3, 2), Ints(0)),
        new(op, "last axis, as a number", Real(3, 2), Int(-1)),
        new(op, "axes kept", Real(2, 3, 2), Ints(0, 2)) { Attrs = [("keep_dims", true)] },
        new(op, "middle axis", Real(2, 3, 2), Ints(1)),
        new(op, "no axes", Real(2, 2), Ints()),
        new(op, "64-bit axes", Real(2, 3), Longs(1)),
        new(op, "scalar", Real(), Ints()),
        new(op, "axis of size 1", Real(3, 1), Ints(1)),
        new(op, "empty, other axis", Real(0, 3), Ints(1)),
        new(op, "empty axis", Real(2, 0), Ints(1)) { NoGradientBecause = op is "Max" or "Min" or "Mean" ? "the value over no elements is no number" : null },
    ];

    private static OpSample[] Truth(string op) =>
    [
        new(op, "all axes", Bools(true, false, true, true).As(2, 2), Ints(0, 1)),
        new(op, "one axis", Bools(true, false, true, true).As(2, 2), Ints(1)),
        new(op, "axis kept", Bools(true, false, true, true).As(2, 2), Ints(-2)) { Attrs = [("keep_dims", true)] },
        new(op, "scalar", Number(true), Ints()),
        new(op, "empty", Bools().As(0, 2), Ints(0)),
    ];

    private static OpSample[] Places(string op) =>
    [
        new(op, "first axis", Real(3, 2), Int(0)),
        new(op, "last axis", Real(3, 2), Int(-1)),
        new(op, "vector", Real(5), Int(0)),
        new(op, "32-bit places", Real(2, 3, 2), Int(1)) { Attrs = [("output_type", TF_DataType.TF_INT32)] },
        new(op, "empty, other axis", Real(0, 3), Int(1)),
    ];

    private static OpSample[] Segments(string op) =>
    [
        new(op, "rows", Real(4, 2), Ints(2, 0, 2, 1), Int(3)),
        new(op, "vector", Real(4), Ints(1, 1, 0, 1), Int(2)),
        new(op, "rows left out", Real(3, 2), Ints(0, -1, 1), Int(2)),
        new(op, "segment without rows", Real(2, 2), Ints(0, 2), Int(3)) { SingleTolerance = OfEmpty(op), OneOrderBecause = OfNone(op) },
        new(op, "one element a segment", Real(2, 2), Ints(1, 0, 2, 1).As(2, 2), Int(3)),
        new(op, "scalar", Real(), Int(1), Int(2)) { SingleTolerance = OfEmpty(op), OneOrderBecause = OfNone(op) },
        new(op, "empty", Real(0, 2), Ints(), Int(0)),
    ];

    // The extreme of no rows is the lowest or highest finite number, and each type has its own.
    private static double OfEmpty(string op) => op is "UnsortedSegmentMax" or "UnsortedSegmentMin" ? double.PositiveInfinity : 1e-5;

    private static string? OfNone(string op) => op is "UnsortedSegmentMax" or "UnsortedSegmentMin" ? "a tie's share divides by the number of rows: 0 / 0 for a segment of none, as in TensorFlow" : null;

    private static OpSample[] Sorted(string op) => [.. new OpSample[]
    {
        new(op, "rows", Real(4, 2), Ints(0, 0, 1, 2)),
        new(op, "vector", Real(4), Ints(0, 0, 0, 1)),
        new(op, "one segment", Real(3, 2), Ints(0, 0, 0)),

        // The gradient of a mean, and of a tie, divides by the number of rows: its own gradient is 0 / 0 for none, as in TensorFlow.
        new(op, "gap", Real(3, 2), Ints(0, 2, 2)),
        new(op, "rank 3", Real(3, 2, 2), Ints(0, 1, 1)),
        new(op, "empty", Real(0, 2), Ints()),
    }.Select(s => s with { ShapeUnknownBecause = "the last segment's number decides the size" })];
}
