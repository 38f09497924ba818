using static TfCourse.TestKit.SampleInput;
using static TfCourse.TestKit.SampleRows;

namespace TfCourse.TestKit;

/// <summary>Samples of activations and of adding biases.</summary>
internal static class ActivationSamples
{
    private static readonly SampleRange NotZero = new(-2, 2, 0);

    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. Unary("Relu", kinks: [0]),
        .. Unary("Relu6", -3, 9, kinks: [0, 6]),
        .. Unary("Elu", kinks: [0]),
        .. Unary("Selu", kinks: [0]),
        .. Unary("LeakyRelu", kinks: [0]),
        .. Unary("Softplus"),
        .. Unary("Softsign", kinks: [0]).Select(s => s with { OneOrderBecause = "no gradient of SoftsignGrad" }),
        new("LeakyRelu", "steep", Real(2, 3).AwayFrom(0)) { Attrs = [("alpha", 1.5f)] },
        .. Pairs("ReluGrad", SampleRange.Any, NotZero),
        .. Pairs("Relu6Grad", SampleRange.Any, new SampleRange(-3, 9, 0, 6)),
        .. Pairs("EluGrad", SampleRange.Any, new SampleRange(-0.9, 2, 0)),
        .. Pairs("SeluGrad", SampleRange.Any, new SampleRange(-1.5, 2, 0)),
        .. Pairs("LeakyReluGrad", SampleRange.Any, NotZero),
        .. Pairs("SoftplusGrad", SampleRange.Any, SampleRange.Any),
        .. Pairs("SoftsignGrad", SampleRange.Any, NotZero).Select(s => s with { NoGradientBecause = "TensorFlow registers none" }),
        .. Rows("Softmax"),
        .. Rows("LogSoftmax"),
        .. Bias("BiasAdd"),
        .. Bias("BiasAddV1"),
        new("BiasAdd", "channels first", Real(2, 3, 2, 2), Real(3)) { Attrs = [("data_format", "NCHW")] },
        new("BiasAddGrad", "matrix", Real(3, 2)),
        new("BiasAddGrad", "rank 3", Real(2, 2, 3)),
        new("BiasAddGrad", "rank 4", Real(2, 1, 2, 3)),
        new("BiasAddGrad", "channels first", Real(2, 3, 2, 2)) { Attrs = [("data_format", "NCHW")] },
        new("BiasAddGrad", "empty", Real(0, 3)),
    ];

    private static OpSample[] Rows(string op) =>
    [
        new(op, "one row", Real(1, 4)),
        new(op, "vector", Real(4)),
        new(op, "matrix", Real(3, 5)),
        new(op, "rank 3", Real(2, 2, 3)),
        new(op, "one class", Real(3, 1)),
        new(op, "far apart", Real(2, 3).In(-9, 9)),
        new(op, "no rows", Real(0, 3)),
    ];

    private static OpSample[] Bias(string op) =>
    [
        new(op, "matrix", Real(2, 3), Real(3)),
        new(op, "rank 3", Real(2, 2, 3), Real(3)),
        new(op, "rank 4", Real(1, 2, 2, 3), Real(3)),
        new(op, "one channel", Real(3, 1), Real(1)),
        new(op, "no rows", Real(0, 3), Real(3)),
    ];
}
