using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>
/// Calls that no honest program makes: sizes that overflow, indices that lead outside, windows of nothing, as TensorFlow's
/// advisories describe them. Each must be refused, at once and without memory, when the kernel sees them.
/// </summary>
public static class HostileCalls
{
    private static readonly Draw D = new(new Random(1));
    private static readonly DrawnAttr Valid = ("padding", "VALID"), Same = ("padding", "SAME");
    private static readonly DrawnAttr Once = ("strides", new[] { 1, 1, 1, 1 }), Never = ("strides", new[] { 1, 0, 1, 1 });

    /// <summary>The calls, each with what is wrong with it.</summary>
    public static IReadOnlyList<(string What, DrawnCall Call)> All { get; } = [.. Sizes(), .. Indices(), .. Windows(), .. Texts()];

    // A literal 0 would be a type as well.
    private static DrawnAttr None(string attr) => new(attr, new AttrValue { I = 0 });

    private static HostTensor F(params int[] shape) => D.Reals(DataType.DtFloat, shape);

    private static HostTensor I(params int[] values) => Draw.Ints(values);

    private static HostTensor L(params long[] values) => HostTensor.Of(values);

    private static HostTensor N(int value) => Draw.Int(value);

    private static HostTensor Matrix(int[,] values) => HostTensor.Of(values);

    private static IEnumerable<(string, DrawnCall)> Sizes()
    {
        HostTensor many = HostTensor.Of(Enumerable.Repeat(1, 300).ToArray()), zeros = HostTensor.Of(new int[255]);
        long[] wraps = [4194305, 4194305, 211106198978564];
        DrawnAttr single = ("dtype", DataType.DtFloat);
        HostTensor seed = L(1, 2);
        return
        [
            ("more axes than there may be (CVE-2022-35934)", new("Reshape", [F(0), zeros])),
            ("300 axes", new("Reshape", [F(1), many])),
            ("two sizes left open", new("Reshape", [F(6), I(-1, -1)])),
            ("a size below -1", new("Reshape", [F(6), I(-2, 3)])),
            ("sizes whose product wraps round to 4", new("Reshape", [F(4), L(wraps)])),
            ("an open size beside 0 (CVE-2021-37640)", new("Reshape", [F(6), I(0, -1)])),
            ("another number of elements", new("Reshape", [F(6), I(4)])),
            ("2^64 elements (CVE-2022-23568)", new("Fill", [L(1L << 32, 1L << 32), HostTensor.Scalar(1f)])),
            ("sizes whose product wraps round (CVE-2021-41197)", new("Fill", [L(wraps), HostTensor.Scalar(1f)])),
            ("a negative size", new("Fill", [I(-1, 2), HostTensor.Scalar(1f)])),
            ("300 axes", new("Fill", [many, HostTensor.Scalar(1f)])),
            ("2^64 elements", new("StatelessRandomUniform", [L(1L << 32, 1L << 32), seed], single)),
            ("a negative size", new("StatelessRandomNormal", [I(-5), seed], single)),
            ("2^62 elements", new("StatelessTruncatedNormal", [L(1L << 62), seed], single)),
            ("300 axes", new("StatelessRandomUniform", [many, seed], single)),
            ("2^64 elements", new("BroadcastTo", [F(1, 1), L(1L << 32, 1L << 32)])),
            ("a shape it does not stretch to", new("BroadcastTo", [F(3), I(2)])),
            ("2^62 repetitions", new("Tile", [F(2), L(1L << 62)])),
            ("negative repetitions", new("Tile", [F(2), I(-1)])),
            ("2^61 elements of padding", new("Pad", [F(2), HostTensor.Of(new[,] { { 1L << 61, 1L << 61 } })])),
            ("negative padding", new("Pad", [F(2), Matrix(new[,] { { -1, 0 } })])),
            ("padding for other axes", new("PadV2", [F(2, 2), Matrix(new[,] { { 1, 1 } }), HostTensor.Scalar(0f)])),
            ("a mirror longer than the image", new("MirrorPad", [F(2), Matrix(new[,] { { 5, 5 } })], ("mode", "REFLECT"))),
            ("2^31 - 1 classes of 2^20", new("OneHot", [HostTensor.Of(new int[1 << 12]), N(int.MaxValue), HostTensor.Scalar(1f), HostTensor.Scalar(0f)])),
            ("a negative depth", new("OneHot", [I(0), N(-3), HostTensor.Scalar(1f), HostTensor.Scalar(0f)])),
            ("steps of nothing", new("Range", [N(0), N(5), N(0)])),
            ("2^62 steps", new("Range", [HostTensor.Scalar(0L), HostTensor.Scalar(1L << 62), HostTensor.Scalar(1L)])),
            ("steps of no number", new("Range", [HostTensor.Scalar(0f), HostTensor.Scalar(5f), HostTensor.Scalar(float.NaN)])),
            ("steps to no end", new("Range", [HostTensor.Scalar(0f), HostTensor.Scalar(float.PositiveInfinity), HostTensor.Scalar(1f)])),
            ("no points", new("LinSpace", [HostTensor.Scalar(0f), HostTensor.Scalar(1f), N(0)])),
            ("2^31 - 1 points", new("LinSpace", [HostTensor.Scalar(0f), HostTensor.Scalar(1f), N(int.MaxValue)])),
            ("negative counts", new("Bincount", [I(1), N(-1), F(0)])),
            ("2^31 - 1 counts", new("Bincount", [I(1), N(int.MaxValue), F(0)])),
            ("a matrix of 2^32 elements", new("Diag", [HostTensor.Of(new float[1 << 16])])),
            ("pixels of nothing", new("ResizeBilinear", [F(1, 2, 2, 1), I(0, 3)])),
            ("a negative image", new("ResizeNearestNeighbor", [F(1, 2, 2, 1), I(-2, 3)])),
            ("an image of 2^62 pixels", new("ResizeBilinear", [F(1, 2, 2, 1), I(int.MaxValue, int.MaxValue)])),
            ("an image of 2^62 pixels", new("ResizeArea", [F(1, 2, 2, 1), I(int.MaxValue, int.MaxValue)])),
            ("an image of 2^62 pixels", new("ResizeBicubic", [F(1, 2, 2, 1), I(int.MaxValue, int.MaxValue)])),
            ("crops of 2^62 pixels", new("CropAndResize", [F(1, 2, 2, 1), F(1, 4), I(0), I(int.MaxValue, int.MaxValue)])),
            ("crops of nothing", new("CropAndResize", [F(1, 2, 2, 1), F(1, 4), I(0), I(0, 2)])),
            ("an image of 2^93 pixels", new("CropAndResizeGradImage", [F(1, 2, 2, 1), F(1, 4), I(0), I(int.MaxValue, int.MaxValue, int.MaxValue, 1)], ("T", DataType.DtFloat))),
            ("negative draws", new("StatelessMultinomial", [F(2, 3), N(-1), seed])),
            ("2^31 - 1 draws", new("StatelessMultinomial", [F(2, 3), N(int.MaxValue), seed])),
        ];
    }

    private static IEnumerable<(string, DrawnCall)> Indices()
    {
        HostTensor nan = new(DataType.DtInt32, [1], new[] { int.MinValue }); // what a NaN becomes when it is cast
        return
        [
            ("a box of no number (CVE-2020-15266)", new("CropAndResize", [F(1, 2, 2, 1), HostTensor.Of(new[,] { { 0, float.NaN, 1, 1 } }), I(0), I(2, 2)])),
            ("a box of no end", new("CropAndResizeGradBoxes", [F(1, 2, 2, 1), F(1, 2, 2, 1), HostTensor.Of(new[,] { { 0, 0, float.PositiveInfinity, 1 } }), I(0)])),
            ("an image outside", new("CropAndResize", [F(1, 2, 2, 1), F(1, 4), I(1), I(2, 2)])),
            ("an image outside", new("CropAndResizeGradImage", [F(1, 2, 2, 1), F(1, 4), I(-1), I(1, 2, 2, 1)], ("T", DataType.DtFloat))),
            ("an axis twice (CVE-2021-41216)", new("Transpose", [F(2, 3), I(0, 0)])),
            ("an axis far outside", new("Transpose", [F(2, 3), I(0, 7)])),
            ("a negative axis far outside", new("Transpose", [F(2, 3), I(-7, 0)])),
            ("another number of axes", new("Transpose", [F(2, 3), I(0)])),
            ("a scalar where an axis is wanted (CVE-2021-41215)", new("Cumsum", [F(), N(0)])),
            ("a scalar where an axis is wanted", new("ArgMax", [F(), N(0)], ("output_type", DataType.DtInt64))),
            ("an axis outside", new("Sum", [F(2), I(5)])),
            ("an axis twice", new("Mean", [F(2, 2), I(0, -2)])),
            ("an axis without elements", new("ArgMin", [F(2, 0), N(1)], ("output_type", DataType.DtInt64))),
            ("an index outside", new("GatherV2", [F(3, 2), I(3), N(0)])),
            ("a negative index", new("GatherV2", [F(3, 2), I(-1), N(0)])),
            ("the index that NaN becomes (CVE-2020-15266)", new("GatherV2", [F(3, 2), nan, N(0)])),
            ("an axis outside", new("GatherV2", [F(3, 2), I(0), N(9)])),
            ("an index outside", new("GatherNd", [F(3, 2), Matrix(new[,] { { 2, 2 } })])),
            ("more indices than axes", new("GatherNd", [F(3), Matrix(new[,] { { 0, 0 } })])),
            ("an index outside", new("ScatterNd", [Matrix(new[,] { { 4 } }), F(1), I(4)])),
            ("2^64 elements", new("ScatterNd", [HostTensor.Of(new[,] { { 0L, 0L } }), F(1), L(1L << 32, 1L << 32)])),
            ("updates of another shape", new("ScatterNd", [Matrix(new[,] { { 0 } }), F(2, 2), I(4, 2)])),
            ("an index outside", new("TensorScatterUpdate", [F(4), Matrix(new[,] { { -1 } }), F(1)])),
            ("a giant segment (CVE-2021-41195)", new("SegmentSum", [F(2, 1000), L(0, 1L << 61)])),
            ("a giant segment", new("SegmentMean", [F(2, 100), I(0, int.MaxValue)])),
            ("segments that go back", new("SegmentMax", [F(3), I(0, 2, 1)])),
            ("a negative segment", new("SegmentSum", [F(1), I(-1)])),
            ("2^31 - 1 segments of 100", new("UnsortedSegmentSum", [F(2, 100), I(0, 1), N(int.MaxValue)])),
            ("negative segments", new("UnsortedSegmentSum", [F(2), I(0, 1), N(-2)])),
            ("a segment outside", new("UnsortedSegmentMax", [F(2), I(0, 7), N(2)])),
            ("lengths beyond the axis", new("ReverseSequence", [F(2, 3), I(1, 9)], ("seq_dim", 1), None("batch_dim"))),
            ("a negative axis (CVE-2021-29575)", new("ReverseSequence", [F(2, 3), I(1, 1)], ("seq_dim", -5), None("batch_dim"))),
            ("a negative batch axis", new("ReverseSequence", [F(2, 3), I(1, 1)], ("seq_dim", 1), ("batch_dim", -3))),
            ("parts that do not fit (CVE-2021-41207)", new("ParallelConcat", [F(1, 2), F(1, 3)])),
            ("an axis outside", new("ConcatV2", [F(2), F(2), N(3)])),
            ("parts of other shapes", new("ConcatV2", [F(2, 2), F(2, 3), N(0)])),
            ("parts of unequal size", new("Split", [N(0), F(5)], ("num_split", 2))),
            ("sizes of another sum", new("SplitV", [F(5), I(2, 2), N(0)], ("num_split", 2))),
            ("negative sizes", new("SplitV", [F(5), I(7, -2), N(0)], ("num_split", 2))),
            ("a stride of nothing", new("StridedSlice", [F(5), I(0), I(5), I(0)])),
            ("a part outside", new("Slice", [F(5), I(4), I(3)])),
            ("a negative part", new("Slice", [F(5), I(-1), I(2)])),
            ("more of them than there are", new("TopKV2", [F(3), N(4)])),
            ("fewer than none of them", new("TopKV2", [F(3), N(-1)])),
            ("a place outside", new("DynamicStitch", [I(-1), F(1)])),
            ("a place twice", new("InvertPermutation", [I(0, 0)])),
            ("a place outside", new("UnravelIndex", [I(6), I(2, 3)])),
            ("an axis without elements", new("UnravelIndex", [I(0), I(2, 0)])),
            ("sizes whose product wraps round", new("UnravelIndex", [L(0), L(1L << 32, 1L << 32)])),
            ("a class outside", new("SparseSoftmaxCrossEntropyWithLogits", [F(2, 3), I(0, 3)])),
            ("a scalar where rows are wanted", new("Softmax", [F()])),
            ("inner sizes that differ", new("MatMul", [F(2, 3), F(4, 5)])),
            ("a vector where a matrix is wanted", new("MatMul", [F(3), F(3, 2)])),
            ("batches that do not stretch", new("BatchMatMulV2", [F(2, 2, 3), F(3, 3, 2)])),
            ("shapes that do not stretch", new("AddV2", [F(3), F(4)])),
            ("division of whole numbers by nothing", new("FloorDiv", [I(5), I(0)])),
            ("a negative power of a whole number", new("Pow", [I(5), I(-1)])),
            ("a bias for other channels", new("BiasAdd", [F(2, 3), F(4)])),
            ("a matrix that is no square", new("Cholesky", [F(2, 3)])),
            ("a singular matrix", new("MatrixInverse", [new HostTensor(DataType.DtFloat, [2, 2])])),
            ("a diagonal outside", new("MatrixDiagPartV3", [F(2, 2), N(9), HostTensor.Scalar(0f)])),
            ("bands in the wrong order", new("MatrixDiagV3", [F(2, 2), I(1, -1), N(-1), N(-1), HostTensor.Scalar(0f)])),
        ];
    }

    private static IEnumerable<(string, DrawnCall)> Windows()
    {
        DrawnAttr[] Pool(int[] size, int[] strides) => [("ksize", size), ("strides", strides), Valid];
        int[] one = [1, 1, 1, 1], two = [1, 2, 2, 1], none = [1, 0, 2, 1], negative = [1, -2, 2, 1];
        return
        [
            ("a filter without depth (CVE-2021-29526)", new("Conv2D", [F(1, 3, 3, 1), F(2, 2, 0, 1)], Once, Valid)),
            ("a stride of nothing", new("Conv2D", [F(1, 3, 3, 1), F(2, 2, 1, 1)], Never, Valid)),
            ("a negative stride", new("Conv2D", [F(1, 3, 3, 1), F(2, 2, 1, 1)], ("strides", new[] { 1, -1, -1, 1 }), Valid)),
            ("gaps of nothing", new("Conv2D", [F(1, 3, 3, 1), F(2, 2, 1, 1)], Once, Valid, ("dilations", new[] { 1, 0, 0, 1 }))),
            ("negative padding", new("Conv2D", [F(1, 3, 3, 1), F(2, 2, 1, 1)], Once, ("padding", "EXPLICIT"), ("explicit_paddings", new[] { 0, 0, -1, 0, 0, 0, 0, 0 }))),
            ("too little padding said", new("Conv2D", [F(1, 3, 3, 1), F(2, 2, 1, 1)], Once, ("padding", "EXPLICIT"), ("explicit_paddings", new[] { 1, 1 }))),
            ("other channels", new("Conv2D", [F(1, 3, 3, 4), F(2, 2, 3, 1)], Once, Valid)),
            ("images without rows of channels", new("Conv2D", [F(3, 3), F(2, 2, 1, 1)], Once, Valid)),
            ("other filter sizes (CVE-2021-29540)", new("Conv2DBackpropFilter", [F(1, 3, 3, 1), I(2, 2, 1, 9), F(1, 2, 2, 1)], Once, Valid)),
            ("negative filter sizes", new("Conv2DBackpropFilter", [F(1, 3, 3, 1), I(2, 2, 1, -1), F(1, 2, 2, 1)], Once, Valid)),
            ("other image sizes", new("Conv2DBackpropInput", [I(1, 9, 9, 1), F(2, 2, 1, 1), F(1, 2, 2, 1)], Once, Valid)),
            ("image sizes of 2^62", new("Conv2DBackpropInput", [I(1, int.MaxValue, int.MaxValue, 1), F(2, 2, 1, 1), F(1, 2, 2, 1)], Once, Valid)),
            ("gradients of another shape", new("DepthwiseConv2dNativeBackpropFilter", [F(1, 3, 3, 1), I(2, 2, 1, 1), F(1, 3, 2, 1)], Once, Valid)),
            ("a window of nothing (CVE-2021-41196)", new("MaxPool", [F(1, 3, 3, 1)], Pool(none, one))),
            ("a negative window", new("MaxPool", [F(1, 3, 3, 1)], Pool(negative, one))),
            ("a window of nothing", new("AvgPool", [F(1, 3, 3, 1)], Pool(none, one))),
            ("a stride of nothing", new("AvgPool", [F(1, 3, 3, 1)], Pool(two, none))),
            ("a window of nothing", new("MaxPool3D", [F(1, 3, 3, 3, 1)], ("ksize", new[] { 1, 0, 1, 1, 1 }), ("strides", new[] { 1, 1, 1, 1, 1 }), Valid)),
            ("gradients of another shape (CVE-2021-29579)", new("MaxPoolGrad", [F(1, 3, 3, 1), F(1, 2, 2, 1), F(1, 1, 1, 1)], Pool(two, one))),
            ("results of another shape", new("MaxPoolGrad", [F(1, 3, 3, 1), F(1, 5, 5, 1), F(1, 2, 2, 1)], Pool(two, one))),
            ("gradients of another shape", new("AvgPoolGrad", [I(1, 3, 3, 1), F(1, 9, 9, 1)], Pool(two, one))),
            ("sizes below 0", new("AvgPoolGrad", [I(1, -3, 3, 1), F(1, 2, 2, 1)], Pool(two, one))),
            ("a largest element outside (CVE-2021-29573)", new("MaxPoolGradWithArgmax", [F(1, 3, 3, 1), F(1, 2, 2, 1), HostTensor.Of(new long[,,,] { { { { 0 }, { 1 } }, { { 2 }, { 99 } } } })], Pool(two, one))),
            ("blocks of nothing", new("SpaceToBatchND", [F(1, 4, 1), I(0), Matrix(new[,] { { 0, 0 } })])),
            ("blocks that do not fit", new("BatchToSpaceND", [F(3, 2, 1), I(2), Matrix(new[,] { { 0, 0 } })])),
            ("depth that makes no blocks", new("DepthToSpace", [F(1, 2, 2, 3)], ("block_size", 2))),
            ("rows that make no blocks", new("SpaceToDepth", [F(1, 3, 3, 1)], ("block_size", 2))),
            ("patches of nothing", new("ExtractImagePatches", [F(1, 3, 3, 1)], ("ksizes", none), ("strides", one), ("rates", one), Same)),
            ("statistics for other channels", new("FusedBatchNormV3", [F(1, 2, 2, 3), F(3), F(3), F(2), F(2)], ("is_training", false), ("data_format", "NHWC"))),
            ("a layout that is none", new("AvgPool", [F(1, 3, 3, 1)], ("ksize", two), ("strides", one), Valid, ("data_format", "NXYZ"))),
        ];
    }

    private static IEnumerable<(string, DrawnCall)> Texts()
    {
        HostTensor words = HostTensor.Of(new[] { "abc", "d" }), backtracking = HostTensor.Of(new[] { new string('a', 40) + "!" });
        HostTensor One(string text) => new(DataType.DtString, [], new[] { System.Text.Encoding.UTF8.GetBytes(text) });
        return
        [
            ("a place behind the end", new("Substr", [words, N(9), N(1)])),
            ("a pattern without end", new("RegexFullMatch", [words, One("(a")])),
            ("a pattern that nests too deep", new("RegexFullMatch", [words, One(new string('(', 100_000) + new string(')', 100_000))])),
            ("a pattern that repeats too often", new("RegexFullMatch", [backtracking, One("((a{1,1000}){1,1000}){1,1000}")])),
            ("bytes that make no number", new("DecodeRaw", [words], ("out_type", DataType.DtInt32))),
            ("a text that is no number", new("StringToNumber", [words], ("out_type", DataType.DtFloat))),
            ("a text in no base 64", new("DecodeBase64", [HostTensor.Of(new[] { "a!" })])),
            ("no buckets", new("StringToHashBucketFast", [words], None("num_buckets"))),
            ("a key of another length", new("StringToHashBucketStrong", [words], ("num_buckets", 5), ("key", new[] { 1 }))),
            ("bytes that are no tensor", new("ParseTensor", [One("\u0001\u0002\u0003")], ("out_type", DataType.DtFloat))),
            ("a segment outside", new("UnsortedSegmentJoin", [words, I(0, 5), N(2)])),
            ("2^31 - 1 segments", new("UnsortedSegmentJoin", [words, I(0, 1), N(int.MaxValue)])),
        ];
    }
}
