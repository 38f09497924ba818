using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of cross-entropies from logits.</summary>
internal static class LossSamples
{
    private static readonly double[,] Labels = { { 0.2, 0.5, 0.3 }, { 1, 0, 0 } };

    public static IReadOnlyList<OpSample> All { get; } =
    [
        new("SoftmaxCrossEntropyWithLogits", "distributions", Real(2, 3), Fixed(Labels)),
        new("SoftmaxCrossEntropyWithLogits", "one row", Real(1, 4), Fixed(new[,] { { 0, 0, 1.0, 0 } })),
        new("SoftmaxCrossEntropyWithLogits", "one class", Real(2, 1), Fixed(new[,] { { 1.0 }, { 1.0 } })),
        new("SoftmaxCrossEntropyWithLogits", "far apart", Real(2, 3).In(-9, 9), Fixed(Labels)),
        new("SoftmaxCrossEntropyWithLogits", "no rows", Real(0, 3), Fixed(new double[0, 3])),
        new("SparseSoftmaxCrossEntropyWithLogits", "matrix", Real(3, 4), Longs(2, 0, 3)),
        new("SparseSoftmaxCrossEntropyWithLogits", "32-bit labels", Real(2, 3), Ints(1, 1)),
        new("SparseSoftmaxCrossEntropyWithLogits", "one row", Real(1, 3), Longs(0)),
        new("SparseSoftmaxCrossEntropyWithLogits", "one class", Real(2, 1), Longs(0, 0)),
        new("SparseSoftmaxCrossEntropyWithLogits", "far apart", Real(2, 3).In(-9, 9), Longs(2, 0)),
        new("SparseSoftmaxCrossEntropyWithLogits", "no rows", Real(0, 3), Longs()),
    ];
}
