using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of running sums and products and of sequences.</summary>
internal static class ScanSamples
{
    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. Scan("Cumsum"),
        .. Scan("Cumprod"),
        new("Range", "whole numbers", Int(2), Int(9), Int(3)),
        new("Range", "downwards", Int(5), Int(0), Int(-2)),
        new("Range", "empty", Int(3), Int(3), Int(1)),
        new("Range", "real numbers", Number(0.5), Number(2.0), Number(0.25)),
    ];

    private static OpSample[] Scan(string op) =>
    [
        new(op, "vector", Real(4).AwayFrom(0), Int(0)),
        new(op, "first axis", Real(3, 2).AwayFrom(0), Int(0)),
        new(op, "last axis", Real(2, 3).AwayFrom(0), Int(-1)),
        new(op, "exclusive", Real(2, 3).AwayFrom(0), Int(1)) { Attrs = [("exclusive", true)] },
        new(op, "reverse", Real(2, 3).AwayFrom(0), Int(1)) { Attrs = [("reverse", true)] },
        new(op, "exclusive and reverse", Real(2, 3).AwayFrom(0), Int(0)) { Attrs = [("exclusive", true), ("reverse", true)] },
        new(op, "one element", Real(1).AwayFrom(0), Int(0)),
        new(op, "empty", Real(0, 3), Int(1)),
    ];
}
