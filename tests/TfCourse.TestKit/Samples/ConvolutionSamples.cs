using Tensorflow;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of convolutions and of their gradients.</summary>
internal static class ConvolutionSamples
{
    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. Conv2D(), .. Conv3D(), .. Depthwise(),
    ];

    private static IEnumerable<OpSample> Conv2D()
    {
        (string Name, int[] Input, int[] Filter, int[] Output, Attr[] Attrs)[] rows =
        [
            ("valid", [1, 4, 4, 2], [2, 2, 2, 3], [1, 3, 3, 3], Settings(1, "VALID")),
            ("same", [2, 3, 4, 1], [3, 2, 1, 2], [2, 3, 4, 2], Settings(1, "SAME")),
            ("strides", [1, 5, 5, 1], [3, 3, 1, 2], [1, 3, 3, 2], Settings(2, "SAME")),
            ("one by one", [1, 2, 3, 2], [1, 1, 2, 2], [1, 2, 3, 2], Settings(1, "VALID")),
            ("strides that leave a rest", [1, 6, 4, 1], [2, 3, 1, 1], [1, 3, 1, 1], Settings(2, "VALID")),
            ("explicit padding", [1, 3, 3, 1], [2, 2, 1, 1], [1, 5, 4, 1], [.. Settings(1, "EXPLICIT"), ("explicit_paddings", new long[] { 0, 0, 1, 2, 0, 2, 0, 0 })]),
            ("no images", [0, 3, 3, 1], [2, 2, 1, 2], [0, 2, 2, 2], Settings(1, "VALID")),
        ];
        return rows.SelectMany(r => Three("Conv2D", "Conv2DBackpropInput", "Conv2DBackpropFilter", r.Name, r.Input, r.Filter, r.Output, r.Attrs));
    }

    private static IEnumerable<OpSample> Conv3D()
    {
        (string Name, int[] Input, int[] Filter, int[] Output, Attr[] Attrs)[] rows =
        [
            ("valid", [1, 3, 3, 2, 1], [2, 2, 2, 1, 2], [1, 2, 2, 1, 2], Settings3(1, "VALID")),
            ("same", [1, 2, 2, 2, 1], [2, 1, 2, 1, 1], [1, 2, 2, 2, 1], Settings3(1, "SAME")),
            ("strides", [1, 3, 3, 3, 1], [2, 2, 2, 1, 1], [1, 2, 2, 2, 1], Settings3(2, "SAME")),
            ("one by one", [2, 1, 2, 1, 2], [1, 1, 1, 2, 2], [2, 1, 2, 1, 2], Settings3(1, "VALID")),
            ("no images", [0, 2, 2, 2, 1], [2, 2, 2, 1, 1], [0, 1, 1, 1, 1], Settings3(1, "VALID")),
        ];
        return rows.SelectMany(r => Three("Conv3D", "Conv3DBackpropInputV2", "Conv3DBackpropFilterV2", r.Name, r.Input, r.Filter, r.Output, r.Attrs));
    }

    private static IEnumerable<OpSample> Depthwise()
    {
        const string op = "DepthwiseConv2dNative";
        (string Name, int[] Input, int[] Filter, int[] Output, Attr[] Attrs)[] rows =
        [
            ("valid", [1, 3, 3, 2], [2, 2, 2, 1], [1, 2, 2, 2], Settings(1, "VALID")),
            ("multiplier", [1, 3, 3, 2], [2, 2, 2, 2], [1, 2, 2, 4], Settings(1, "VALID")),
            ("same", [2, 3, 2, 1], [3, 2, 1, 2], [2, 3, 2, 2], Settings(1, "SAME")),
            ("strides", [1, 4, 4, 2], [2, 3, 2, 1], [1, 2, 2, 2], Settings(2, "SAME")),
            ("no images", [0, 3, 3, 2], [2, 2, 2, 1], [0, 2, 2, 2], Settings(1, "VALID")),
        ];
        return rows.SelectMany(r => Three(op, op + "BackpropInput", op + "BackpropFilter", r.Name, r.Input, r.Filter, r.Output, r.Attrs));
    }

    private static OpSample[] Three(string op, string inputGradient, string filterGradient, string name, int[] input, int[] filter, int[] output, Attr[] attrs) =>
    [
        new(op, name, Real(input), Real(filter)) { Attrs = attrs, SingleTolerance = 1e-4 },
        new(inputGradient, name, Ints(input), Real(filter), Real(output)) { Attrs = attrs, SingleTolerance = 1e-4 },
        new(filterGradient, name, Real(input), Ints(filter), Real(output)) { Attrs = attrs, SingleTolerance = 1e-4 },
    ];

    private static Attr[] Settings(long stride, string padding) => [("strides", new[] { 1, stride, stride, 1 }), ("padding", padding)];

    private static Attr[] Settings3(long stride, string padding) => [("strides", new[] { 1, stride, stride, stride, 1 }), ("padding", padding)];
}
