using Tensorflow;
using static TfCourse.TestKit.SampleInput;
using static TfCourse.TestKit.SampleRows;

namespace TfCourse.TestKit;

/// <summary>Samples of special functions, of bits and of limits.</summary>
internal static class SpecialSamples
{
    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. Unary("Digamma", 0.5, 4),
        .. Unary("Erf"),
        .. Unary("Erfc"),
        .. Unary("Erfinv", -0.8, 0.8),
        .. Unary("Lgamma", 0.5, 4),
        .. Unary("Ndtri", 0.1, 0.9),
        .. Binary("Igamma", SampleRange.Positive, SampleRange.Positive).Select(OneOrder),
        .. Binary("Igammac", SampleRange.Positive, SampleRange.Positive).Select(OneOrder),
        .. Pairs("IgammaGradA", SampleRange.Positive, SampleRange.Positive).Select(s => s with { NoGradientBecause = "TensorFlow registers none" }),
        .. Pairs("RandomGammaGrad", SampleRange.Positive, SampleRange.Positive),
        .. Binary("Zeta", new SampleRange(2, 4), SampleRange.Positive).Select(s => s with { Inputs = [s.Inputs[0].NotCompared("TensorFlow gives the exponent no gradient"), s.Inputs[1]] }),
        .. Orders(),
        .. Bits("BitwiseAnd"), .. Bits("BitwiseOr"), .. Bits("BitwiseXor"), .. Bits("LeftShift"), .. Bits("RightShift"),
        new("Invert", "vector", Ints(0, 1, 6)),
        new("PopulationCount", "vector", Ints(0, 1, 7, 100)),
        new("ApproximateEqual", "vectors", Real(4), Real(4)),
        new("ApproximateEqual", "wide", Real(2, 2), Real(2, 2)) { Attrs = [("tolerance", 1.5f)] },
        .. Unary("CheckNumerics").Select(s => s with { Attrs = [("message", "not finite")] }),
        new("ClipByValue", "matrix", Real(3, 4).AwayFrom(-1, 1), Limit(-1), Limit(1)),
        new("ClipByValue", "vector", Real(5).AwayFrom(-0.5, 0.75), Limit(-0.5), Limit(0.75)),
        new("ClipByValue", "scalar", Real().In(-0.5, 0.5), Limit(-1), Limit(1)),
        new("ClipByValue", "scalar outside", Real().In(1.5, 2), Limit(-1), Limit(1)),
        new("ClipByValue", "limits that differ", Real(2, 2).In(-1, 1), Real(2, 2).In(-3, -1.5), Real(2, 2).In(1.5, 3)),
        new("ClipByValue", "empty", Real(0, 2), Limit(-1), Limit(1)),
        new("Cross", "vectors", Real(3), Real(3)),
        new("Cross", "rows", Real(2, 3), Real(2, 3)),
        new("Cross", "one row", Real(1, 3), Real(1, 3)),
        new("Cross", "rank 3", Real(2, 2, 3), Real(2, 2, 3)),
        new("Cross", "empty", Real(0, 3), Real(0, 3)),
    ];

    private static SampleInput Limit(double value) => Number(value);

    private static OpSample OneOrder(OpSample sample) => sample with { OneOrderBecause = "no gradient of IgammaGradA" };

    private static IEnumerable<OpSample> Orders()
    {
        SampleInput order = Number(2.0), orders = Fixed(new[] { 0.0, 1, 2 });
        return
        [
            new("Polygamma", "scalars", order, Real().In(0.5, 3)),
            new("Polygamma", "equal shapes", orders, Real(3).In(0.5, 3)),
            new("Polygamma", "one order", order, Real(2, 3).In(0.5, 3)),
            new("Polygamma", "orders along rows", orders, Real(2, 3).In(0.5, 3)),
            new("Polygamma", "many orders of a number", orders, Real().In(0.5, 3)),
            new("Polygamma", "empty", order, Real(0, 3).In(0.5, 3)),
        ];
    }

    private static OpSample[] Bits(string op) =>
    [
        new(op, "vectors", Ints(0, 5, 12, 7), Ints(3, 1, 2, 0)),
        new(op, "column and row", Ints(6, 9).As(2, 1), Ints(1, 2, 3)),
        new(op, "scalars", Int(6), Int(3)),
        new(op, "empty", Ints(), Int(1)),
    ];
}
