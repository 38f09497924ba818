using Tensorflow;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Further shapes of ops whose samples differ in attributes and values more than in shapes: five shapes each, in all.</summary>
internal static class ShapeSamples
{
    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. Two("ArgMax", [2, 3, 4], [1, 6], Int(1)),
        .. Two("ArgMin", [2, 3, 4], [1, 6], Int(1)),
        .. Two("ConjugateTranspose", [3, 1], [4, 3], Ints(1, 0)),
        .. Two("CumulativeLogsumexp", [2, 3, 2], [3, 1], Int(1)),
        .. Two("EnsureShape", [2, 2], [5, 3]).Select(s => s with { Attrs = [("shape", new Shape([.. s.Inputs[0].Dims.Select(d => (long)d)]))] }),
        .. Two("EnsureShape", [4], [1, 1, 2]).Select(s => s with { Attrs = [("shape", Shape.Null)] }),
        .. Two("ExpandDims", [4], [2, 1, 3], Int(1)),
        new("ExpandDims", "matrix with an axis of 1", Real(3, 1), Int(-2)),
        new("Fill", "row", Ints(1, 3), Real()),
        new("Fill", "rank 4", Ints(2, 1, 2, 1), Real()),
        new("Fill", "rank 5", Ints(1, 2, 1, 1, 2), Real()),
        new("GatherNd", "of rank 3", Real(2, 3, 2), Fixed(new[,] { { 0, 1 }, { 1, 2 } })),
        new("GatherNd", "of a vector", Real(4), Fixed(new[,] { { 3 }, { 0 }, { 3 } })),
        new("GatherNd", "whole tensor, twice", Real(2, 2), Fixed(new int[2, 0])),
        new("MatrixBandPart", "tall", Real(4, 2), Number(1L), Number(0L)),
        new("MatrixDiagV2", "batch", Real(2, 3), Int(0), Int(-1), Int(-1), Number(0.0)),
        new("MatrixDiagV2", "one element", Real(1), Int(-1), Int(-1), Int(-1), Number(0.0)),
        new("MirrorPad", "rank 3", Real(2, 2, 3), Fixed(new[,] { { 0, 1 }, { 1, 0 }, { 1, 1 } })) { Attrs = [("mode", "REFLECT")] },
        new("MirrorPad", "column", Real(3, 1), Fixed(new[,] { { 2, 0 }, { 0, 1 } })) { Attrs = [("mode", "SYMMETRIC")] },
        new("MirrorPadGrad", "rank 3", Real(3, 3, 5), Fixed(new[,] { { 0, 1 }, { 1, 0 }, { 1, 1 } })) { Attrs = [("mode", "REFLECT")] },
        new("MirrorPadGrad", "column", Real(5, 2), Fixed(new[,] { { 2, 0 }, { 0, 1 } })) { Attrs = [("mode", "SYMMETRIC")] },
        .. Two("NthElement", [3, 3], [2, 2, 3], Int(2)),
        .. Two("PlaceholderWithDefault", [2, 1, 2], [4, 2]).Select(s => s with { Attrs = [("shape", new Shape([.. s.Inputs[0].Dims.Select(d => (long)d)]))] }),
        .. Two("Reverse", [2, 4], [1, 3], Bools(false, true)),
        new("Reverse", "rank 3", Real(2, 3, 2), Bools(true, false, true)),
        .. Two("Roll", [4, 2], [2, 2, 3], Int(3), Int(1)),
        new("Roll", "one element", Real(1), Int(5), Int(0)),
        new("SoftmaxCrossEntropyWithLogits", "three rows", Real(3, 2), Fixed(new[,] { { 0.25, 0.75 }, { 1, 0 }, { 0.5, 0.5 } })),
        new("Squeeze", "nothing to drop", Real(2, 3)),
        new("Squeeze", "of rank 4", Real(1, 2, 1, 2)),
        new("Tile", "rank 3", Real(2, 1, 2), Ints(1, 3, 2)),
        .. Two("TopKV2", [3, 5], [2, 2, 3], Int(2)),
        new("Unpack", "one row", Real(1, 2)) { Attrs = [("num", 1L)] },
        new("BatchToSpace", "wide", Real(4, 1, 3, 1), Fixed(new[,] { { 0, 0 }, { 0, 0 } })) { Attrs = [("block_size", 2L)] },
        new("BatchToSpace", "cut", Real(4, 2, 3, 2), Fixed(new[,] { { 1, 0 }, { 0, 2 } })) { Attrs = [("block_size", 2L)] },
        new("BatchToSpaceND", "one axis", Real(6, 2, 2), Ints(3), Fixed(new[,] { { 1, 2 } })) { RefusedUnknownBecause = "TensorFlow must know how many axes have blocks" },
        new("Dilation2D", "wide filter", Real(2, 3, 4, 1), Real(1, 3, 1)) { Attrs = Dilated, OneOrderBecause = "no gradient of Dilation2DBackpropInput" },
        .. Normal("FusedBatchNormGrad"), .. Normal("FusedBatchNormGradV2"), .. Normal("FusedBatchNormGradV3"),
    ];

    private static Attr[] Dilated => [("strides", new[] { 1L, 1, 1, 1 }), ("rates", new[] { 1L, 1, 1, 1 }), ("padding", "VALID")];

    private static OpSample[] Two(string op, int[] first, int[] second, params SampleInput[] others) =>
        [new(op, "of [" + string.Join(',', first) + "]", [Real(first), .. others]), new(op, "of [" + string.Join(',', second) + "]", [Real(second), .. others])];

    private static IEnumerable<OpSample> Normal(string op)
    {
        SampleInput[] reserve = op.EndsWith("V3", StringComparison.Ordinal) ? [Fixed(Array.Empty<float>())] : [];
        return new int[][] { [1, 1, 3, 2], [2, 3, 1, 2] }.Select(dims => new OpSample(
            op, "of [" + string.Join(',', dims) + "]", [Real(dims), Real(dims), Real(2).In(0.5, 1.5), Fixed(new[] { 0.1f, -0.2f }), Fixed(new[] { 0.8f, 1.3f }), .. reserve])
        {
            Attrs = [("is_training", false), ("data_format", "NHWC"), ("epsilon", 0.001f)],
            Precision = SamplePrecision.Single,
            ComparedOutputs = 3,
        });
    }
}
