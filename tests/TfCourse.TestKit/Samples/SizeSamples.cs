using Tensorflow;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of sizes, shapes and places.</summary>
internal static class SizeSamples
{
    public static IReadOnlyList<OpSample> All { get; } =
    [
        new("Shape", "matrix", Real(2, 3)),
        new("Shape", "scalar", Real()),
        new("Shape", "64-bit, empty", Real(0, 3)) { Attrs = [("out_type", TF_DataType.TF_INT64)] },
        new("ShapeN", "two", Real(2, 3), Real(1)),
        new("Size", "matrix", Real(2, 3)),
        new("Size", "64-bit, empty", Real(0, 3)) { Attrs = [("out_type", TF_DataType.TF_INT64)] },
        new("Rank", "matrix", Real(2, 3)),
        new("Rank", "scalar", Real()),
        new("BroadcastArgs", "column and row", Ints(2, 1), Ints(3)),
        new("BroadcastGradientArgs", "column and row", Ints(2, 1), Ints(2, 3)) { ShapeUnknownBecause = "the sizes decide how many axes were stretched" },
        new("ConcatOffset", "two", Int(0), Ints(2, 3), Ints(1, 3)),
        new("InvertPermutation", "three", Ints(2, 0, 1)),
        new("Where", "truths", Bools(true, false, true, true).As(2, 2)) { ShapeUnknownBecause = "the values decide how many are true" },
        new("Where", "numbers", Real(4).AwayFrom(0)) { ShapeUnknownBecause = "the values decide how many are not zero" },
        new("Where", "empty", Bools()) { ShapeUnknownBecause = "the values decide how many are true" },
        new("Const", "matrix") { Attrs = [("dtype", TF_DataType.TF_DOUBLE), ("value", Engine.HostTensor.Of(new[,] { { 1.0, 2 } }))] },
        new("UnravelIndex", "places", Ints(5, 0), Ints(2, 3)),
        new("UnravelIndex", "one place", Int(4), Ints(2, 3)),
        new("UnravelIndex", "no places", Ints(), Ints(2, 3)),
    ];
}
