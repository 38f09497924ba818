using Tensorflow;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of pooling and of its gradients.</summary>
internal static class PoolingSamples
{
    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. Planes().SelectMany(r => new OpSample[]
        {
            new("AvgPool", r.Name, Real(r.Input)) { Attrs = r.Attrs },
            new("AvgPoolGrad", r.Name, Ints(r.Input), Real(r.Output)) { Attrs = r.Attrs },
            new("MaxPool", r.Name, Real(r.Input)) { Attrs = r.Attrs },
        }),
        .. Volumes().SelectMany(r => new OpSample[]
        {
            new("AvgPool3D", r.Name, Real(r.Input)) { Attrs = r.Attrs },
            new("AvgPool3DGrad", r.Name, Ints(r.Input), Real(r.Output)) { Attrs = r.Attrs },
        }),
    ];

    private static (string Name, int[] Input, int[] Output, Attr[] Attrs)[] Planes() =>
    [
        ("valid", [1, 4, 4, 2], [1, 2, 2, 2], Settings(2, 2, "VALID")),
        ("same", [1, 3, 3, 1], [1, 2, 2, 1], Settings(2, 2, "SAME")),
        ("overlapping", [1, 4, 3, 1], [1, 2, 1, 1], Settings(3, 1, "VALID")),
        ("overlapping, same", [2, 3, 2, 1], [2, 3, 2, 1], Settings(3, 1, "SAME")),
        ("no images", [0, 2, 2, 1], [0, 1, 1, 1], Settings(2, 2, "VALID")),
    ];

    private static (string Name, int[] Input, int[] Output, Attr[] Attrs)[] Volumes() =>
    [
        ("valid", [1, 2, 4, 2, 2], [1, 1, 2, 1, 2], Settings3(2, 2, "VALID")),
        ("same", [1, 3, 3, 2, 1], [1, 2, 2, 1, 1], Settings3(2, 2, "SAME")),
        ("overlapping", [1, 3, 2, 2, 1], [1, 2, 1, 1, 1], Settings3(2, 1, "VALID")),
        ("overlapping, same", [1, 2, 2, 2, 1], [1, 2, 2, 2, 1], Settings3(3, 1, "SAME")),
        ("no images", [0, 2, 2, 2, 1], [0, 1, 1, 1, 1], Settings3(2, 2, "VALID")),
    ];

    private static Attr[] Settings(long size, long stride, string padding)
        => [("ksize", new[] { 1, size, size, 1 }), ("strides", new[] { 1, stride, stride, 1 }), ("padding", padding)];

    private static Attr[] Settings3(long size, long stride, string padding)
        => [("ksize", new[] { 1, size, size, size, 1 }), ("strides", new[] { 1, stride, stride, stride, 1 }), ("padding", padding)];
}
