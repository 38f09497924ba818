using static TfCourse.TestKit.SampleInput;
using static TfCourse.TestKit.SampleRows;

namespace TfCourse.TestKit;

/// <summary>Samples of functions of two or more tensors, element by element.</summary>
internal static class BinarySamples
{
    // Quotients of these two ranges stay away from whole numbers: those between 0.2 and 0.9.
    private static readonly SampleRange Small = new(0.4, 0.9), Large = new(1, 2);

    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. Binary("Add", SampleRange.Any, SampleRange.Any),
        .. Binary("AddV2", SampleRange.Any, SampleRange.Any),
        .. Binary("Sub", SampleRange.Any, SampleRange.Any),
        .. Binary("Mul", SampleRange.Any, SampleRange.Any),
        .. Binary("MulNoNan", SampleRange.Any, SampleRange.Positive),
        .. Binary("Div", SampleRange.Any, SampleRange.Positive),
        .. Binary("RealDiv", SampleRange.Any, SampleRange.Positive),
        .. Binary("DivNoNan", SampleRange.Any, SampleRange.Positive),
        .. Binary("SquaredDifference", SampleRange.Any, SampleRange.Any),
        .. Binary("Pow", SampleRange.Positive, SampleRange.Any),
        .. Binary("Atan2", SampleRange.Positive, SampleRange.Any),
        .. Binary("NextAfter", SampleRange.Any, SampleRange.Any),
        .. Binary("Xdivy", SampleRange.Any, SampleRange.Positive),
        .. Binary("Xlogy", SampleRange.Any, SampleRange.Positive),
        .. Binary("Xlog1py", SampleRange.Any, SampleRange.Positive),
        .. Binary("Maximum", SampleRange.Any, SampleRange.Any),
        .. Binary("Minimum", SampleRange.Any, SampleRange.Any),
        .. Binary("FloorDiv", Small, Large),
        .. Binary("FloorMod", Small, Large),
        .. Binary("TruncateDiv", Small, Large),
        .. Binary("Mod", Small, Large).Select(NoGradient),
        .. Binary("TruncateMod", Small, Large).Select(NoGradient),
        .. Binary("Equal", SampleRange.Any, SampleRange.Any),
        .. Binary("NotEqual", SampleRange.Any, SampleRange.Any),
        .. Binary("Less", SampleRange.Any, SampleRange.Any),
        .. Binary("LessEqual", SampleRange.Any, SampleRange.Any),
        .. Binary("Greater", SampleRange.Any, SampleRange.Any),
        .. Binary("GreaterEqual", SampleRange.Any, SampleRange.Any),
        .. Logic("LogicalAnd"),
        .. Logic("LogicalOr"),
        new("LogicalNot", "vector", Bools(true, false)),
        new("LogicalNot", "scalar", Number(true)),
        new("LogicalNot", "empty", Bools()),
        new("Pow", "negative bases, whole exponents", Real(2, 2).In(-2, -0.5), Fixed(new[,] { { 2.0, 3 }, { -1, -2 } })),
        new("AddN", "one", Real(2, 2)),
        new("AddN", "two", Real(2, 2), Real(2, 2)),
        new("AddN", "three", Real(2, 3), Real(2, 3), Real(2, 3)),
        new("AddN", "scalars", Real(), Real()),
        new("AddN", "nine vectors", Real(2), Real(2), Real(2), Real(2), Real(2), Real(2), Real(2), Real(2), Real(2)),
        new("AddN", "empty", Real(0, 2), Real(0, 2)),
    ];

    private static OpSample NoGradient(OpSample sample) => sample with { NoGradientBecause = "TensorFlow registers none" };

    private static OpSample[] Logic(string op) =>
    [
        new(op, "vectors", Bools(true, true, false, false), Bools(true, false, true, false)),
        new(op, "column and row", Bools(true, false).As(2, 1), Bools(true, false)),
        new(op, "scalars", Number(true), Number(false)),
        new(op, "empty", Bools(), Bools(true)),
    ];
}
