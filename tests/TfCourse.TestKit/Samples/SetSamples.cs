using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of distinct elements and of searches in sorted rows.</summary>
internal static class SetSamples
{
    private const string Count = "the values decide how many are distinct";

    public static IReadOnlyList<OpSample> All { get; } =
    [
        new("Unique", "repeated", Ints(3, 1, 3, 2, 1)) { ShapeUnknownBecause = Count },
        new("Unique", "empty", Ints()) { ShapeUnknownBecause = Count },
        new("UniqueWithCounts", "repeated", Ints(3, 1, 3, 2, 1)) { ShapeUnknownBecause = Count },
        new("UniqueV2", "rows", Ints(1, 2, 1, 2, 3, 4).As(3, 2), Longs(0)) { ShapeUnknownBecause = Count },
        new("UniqueWithCountsV2", "columns", Ints(1, 1, 2, 3, 3, 4).As(2, 3), Longs(1)) { ShapeUnknownBecause = Count },
        new("ListDiff", "some", Ints(1, 2, 3, 4, 5, 6), Ints(1, 3, 5)) { ShapeUnknownBecause = Count },
        new("DenseToDenseSetOperation", "left out", Ints(1, 2, 3, 4).As(2, 2), Ints(2, 9, 3, 4).As(2, 2)) { Attrs = [("set_operation", "a-b")], ShapeUnknownBecause = Count },
        new("DenseToDenseSetOperation", "in both", Texts("a", "b").As(1, 2), Texts("b", "c", "b").As(1, 3)) { Attrs = [("set_operation", "intersection")], ShapeUnknownBecause = Count },
        new("DenseToDenseSetOperation", "in either", Ints(5, 1).As(1, 2), Ints(1, 7).As(1, 2)) { Attrs = [("set_operation", "union")], ShapeUnknownBecause = Count },
        new("LowerBound", "rows", Fixed(new[,] { { 1, 3, 3, 5 } }), Fixed(new[,] { { 3, 0, 9 } })),
        new("UpperBound", "rows", Fixed(new[,] { { 1, 3, 3, 5 } }), Fixed(new[,] { { 3, 0, 9 } })),
    ];
}
