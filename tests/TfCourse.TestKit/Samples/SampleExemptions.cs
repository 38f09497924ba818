namespace TfCourse.TestKit;

/// <summary>What an op needs samples of.</summary>
public enum SampleKind
{
    /// <summary>One sample at all.</summary>
    One,

    /// <summary>Samples of five shapes.</summary>
    Five,

    /// <summary>A sample with an empty input.</summary>
    Empty,

    /// <summary>A sample with a number among its inputs.</summary>
    Scalar,

    /// <summary>A sample with inputs that stretch.</summary>
    Broadcast,
}

/// <summary>A kind of sample that an op cannot have.</summary>
/// <param name="Op">The op.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Because">Why.</param>
public sealed record SampleExemption(string Op, SampleKind Kind, string Because)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Op} has, or does not need, {SampleExemptions.Describe(Kind)}; remove its exemption";
}

/// <summary>All kinds of samples that ops cannot have.</summary>
public static class SampleExemptions
{
    /// <summary>The list.</summary>
    public static IReadOnlyList<SampleExemption> All { get; } =
    [
        .. Scalars("it takes matrices", "MatMul", "BatchMatMul", "BatchMatMulV2", "BatchMatMulV3"),
        .. Scalars("it reduces along an axis, and a number has none", "ArgMax", "ArgMin"),
        .. Scalars("it ranks along an axis, and a number has none", "TopKV2", "NthElement"),
        .. Scalars("it runs along an axis, and a number has none", "Cumsum", "Cumprod", "CumulativeLogsumexp"),
        .. Scalars("it takes rows, and a number is none", "SegmentSum", "SegmentMean", "SegmentProd", "SegmentMax", "SegmentMin"),
        .. Scalars("it takes rows, and a number is none", "SparseSegmentSum", "SparseSegmentMean", "SparseSegmentSqrtN"),
        .. Scalars("it takes rows, and a number is none", "SparseSegmentSumWithNumSegments", "SparseSegmentMeanWithNumSegments", "SparseSegmentSqrtNWithNumSegments"),
        .. Scalars("it takes at least a vector of classes", "Softmax", "LogSoftmax"),
        .. Scalars("it takes a matrix of logits", "SoftmaxCrossEntropyWithLogits", "SparseSoftmaxCrossEntropyWithLogits"),
        .. Scalars("it takes a bias for the channels of a matrix", "BiasAdd", "BiasAddV1", "BiasAddGrad"),
        .. Scalars("it joins along an axis, and numbers have none", "Concat", "ConcatV2"),
        .. Scalars("it cuts along an axis, and a number has none", "Split", "SplitV", "Unpack"),
        .. Scalars("it picks along an axis, and a number has none", "Gather", "GatherV2", "GatherNd"),
        .. Scalars("its updates lie at a list of places", "ScatterNd"),
        .. Scalars("it takes matrices", "Cholesky", "MatrixInverse", "MatrixDeterminant", "LogMatrixDeterminant", "MatrixSolve", "MatrixTriangularSolve", "Qr", "Svd", "SelfAdjointEigV2"),
        .. Scalars("it takes matrices", "MatrixBandPart", "MatrixDiagPart", "MatrixDiagPartV2", "MatrixDiagPartV3", "MatrixSetDiag", "MatrixSetDiagV2", "MatrixSetDiagV3"),
        .. Scalars("it takes diagonals of at least one element", "Diag", "DiagPart", "MatrixDiag", "MatrixDiagV2", "MatrixDiagV3"),
        .. Scalars("it takes vectors of three", "Cross", "RGBToHSV"),
        .. Scalars("it moves along an axis, and a number has none", "Roll", "ReverseSequence"),
        .. Scalars("its updates lie at a list of places", "TensorScatterAdd", "TensorScatterSub", "TensorScatterUpdate", "TensorScatterMax", "TensorScatterMin"),
        .. Scalars("it takes images", "SpaceToBatch", "BatchToSpace", "SpaceToBatchND", "BatchToSpaceND", "SpaceToDepth", "DepthToSpace", "ExtractImagePatches"),
        .. Scalars("it takes images", "FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3", "FusedBatchNormGrad", "FusedBatchNormGradV2", "FusedBatchNormGradV3"),
        .. Scalars("it takes images", "LRN", "ResizeBicubic", "ResizeBilinear", "ResizeNearestNeighbor", "Dilation2D", "CropAndResize"),
        .. Scalars("it takes images", "MaxPoolGrad", "MaxPoolGradGrad", "MaxPoolV2", "MaxPoolGradV2", "MaxPoolWithArgmax", "MaxPool3D", "MaxPool3DGrad", "MaxPool3DGradGrad"),
        .. Scalars("it takes images", "Conv2D", "Conv2DBackpropInput", "Conv2DBackpropFilter"),
        .. Scalars("it takes volumes", "Conv3D", "Conv3DBackpropInputV2", "Conv3DBackpropFilterV2"),
        .. Scalars("it takes images", "DepthwiseConv2dNative", "DepthwiseConv2dNativeBackpropInput", "DepthwiseConv2dNativeBackpropFilter"),
        .. Scalars("it takes images", "AvgPool", "AvgPoolGrad", "MaxPool", "AvgPool3D", "AvgPool3DGrad"),
    ];

    /// <summary>Why the gradient of an op whose samples all have none is not compared.</summary>
    public static IReadOnlyDictionary<string, string> NeverCompared { get; } = new Dictionary<string, string> { ["PreventGradient"] = "asking for its gradient is the error it exists for" };

    /// <summary>A kind in words.</summary>
    public static string Describe(SampleKind kind) => kind switch
    {
        SampleKind.One => "a sample",
        SampleKind.Five => "samples of five shapes",
        SampleKind.Empty => "an empty one",
        SampleKind.Scalar => "a scalar one",
        _ => "a broadcast one",
    };

    private static IEnumerable<SampleExemption> Scalars(string because, params string[] ops) => ops.Select(op => new SampleExemption(op, SampleKind.Scalar, because));
}
