using Tensorflow;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of norms, running logarithms, counts, ranks and segments picked by places.</summary>
internal static class CountingSamples
{
    public static IReadOnlyList<OpSample> All { get; } =
    [
        new("EuclideanNorm", "all axes", Real(2, 3), Ints(0, 1)),
        new("EuclideanNorm", "first axis", Real(3, 2), Ints(0)),
        new("EuclideanNorm", "axes kept", Real(2, 3, 2), Ints(0, 2)) { Attrs = [("keep_dims", true)] },
        new("EuclideanNorm", "last axis, as a number", Real(3, 2), Int(-1)),
        new("EuclideanNorm", "scalar", Real().AwayFrom(0), Ints()),
        new("EuclideanNorm", "empty, other axis", Real(0, 3), Ints(1)),
        new("CumulativeLogsumexp", "vector", Real(4), Int(0)),
        new("CumulativeLogsumexp", "last axis", Real(2, 3), Int(-1)),
        new("CumulativeLogsumexp", "reverse", Real(2, 3), Int(1)) { Attrs = [("reverse", true)] },
        new("CumulativeLogsumexp", "one element", Real(1), Int(0)),
        new("CumulativeLogsumexp", "empty", Real(0, 3), Int(1)),
        new("Bincount", "weights", Ints(1, 3, 1), Int(4), Real(3)),
        new("Bincount", "no weights", Ints(1, 3, 1), Int(4), Fixed(Array.Empty<float>())),
        new("DenseBincount", "vector", Ints(1, 3, 1), Int(4), Real(3)),
        new("DenseBincount", "rows, once", Ints(1, 2, 1, 0).As(2, 2), Int(3), Fixed(Array.Empty<float>())) { Attrs = [("binary_output", true)] },
        new("HistogramFixedWidth", "five", Real(9).In(1, 3).AwayFrom(1.4, 1.8, 2.2, 2.6), Fixed(new[] { 1.0, 3 }), Int(5)),
        new("InTopK", "two", Fixed(new[,] { { 0.1f, 0.6f, 0.3f }, { 0.5f, 0.2f, 0.3f } }), Ints(2, 1)) { Attrs = [("k", 2L)] },
        new("InTopKV2", "two", Fixed(new[,] { { 0.1f, 0.6f, 0.3f }, { 0.5f, 0.2f, 0.3f } }), Ints(2, 1), Int(2)),
        new("LinSpace", "five", Number(1.0), Number(3.0), Int(5)),
        new("NthElement", "vector", Real(5), Int(2)),
        new("NthElement", "rows", Real(2, 4), Int(1)),
        new("NthElement", "from above", Real(2, 4), Int(1)) { Attrs = [("reverse", true)] },
        new("NthElement", "one element", Real(1), Int(0)),
        new("NthElement", "empty", Real(0, 3), Int(0)),
        new("TopKV2", "vector", Real(5), Int(2)),
        new("TopKV2", "rows", Real(2, 4), Int(3)),
        new("TopKV2", "all of them", Real(2, 3), Int(3)),
        new("TopKV2", "in any order", Real(5), Int(3)) { Attrs = [("sorted", false)] },
        new("TopKV2", "empty", Real(0, 3), Int(2)),
        .. Picked("Sum"), .. Picked("Mean"), .. Picked("SqrtN"),
    ];

    // The gradients SparseSegment…Grad have none themselves, as in TensorFlow.
    private static IEnumerable<OpSample> Picked(string kind)
    {
        string op = "SparseSegment" + kind;
        (string Name, int[] Data, SampleInput Places, SampleInput Segments)[] rows =
        [
            ("rows", [4, 2], Ints(3, 0, 1), Ints(0, 0, 1)),
            ("repeated rows", [3, 2], Ints(1, 1, 2, 0), Ints(0, 0, 0, 1)),
            ("vector", [4], Ints(2, 0, 3), Ints(0, 1, 1)),
            ("64-bit places", [3, 2], Longs(2, 0), Longs(0, 1)),
            ("no places", [0, 2], Ints(), Ints()),
        ];
        foreach ((string name, int[] data, SampleInput places, SampleInput segments) in rows)
        {
            yield return new OpSample(op, name, Real(data), places, segments) { OneOrderBecause = $"no gradient of {op}Grad", ShapeUnknownBecause = "the last segment's number decides the size" };
            yield return new OpSample(op + "WithNumSegments", name, Real(data), places, segments, Int(3)) { OneOrderBecause = $"no gradient of {op}Grad" };
        }

        yield return new OpSample(op + "Grad", "rows", Real(2, 2), Ints(3, 0, 1), Ints(0, 0, 1), Int(4));
    }
}
