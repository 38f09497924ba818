using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of choices between tensors.</summary>
internal static class SelectionSamples
{
    public static IReadOnlyList<OpSample> All { get; } =
    [
        new("Select", "vectors", Bools(true, false, true), Real(3), Real(3)),
        new("Select", "matrices", Bools(true, false, true, false).As(2, 2), Real(2, 2), Real(2, 2)),
        new("Select", "scalar condition", Number(true), Real(2, 2), Real(2, 2)),
        new("Select", "rows", Bools(true, false), Real(2, 3), Real(2, 3)),
        new("Select", "scalars", Number(false), Real(), Real()),
        new("Select", "empty", Bools().As(0, 2), Real(0, 2), Real(0, 2)),
        new("SelectV2", "vectors", Bools(true, false, true), Real(3), Real(3)),
        new("SelectV2", "condition stretched", Bools(true, false), Real(3, 2), Real(3, 2)),
        new("SelectV2", "all stretched", Bools(true, false).As(2, 1), Real(3), Real(4, 1, 1)),
        new("SelectV2", "scalar condition", Number(true), Real(2, 2), Real(2)),
        new("SelectV2", "scalars", Number(false), Real(), Real()),
        new("SelectV2", "number and matrix", Bools(true, false, true, false).As(2, 2), Real(), Real(2, 2)),
        new("SelectV2", "empty", Bools(), Real(), Real(2, 0)),
    ];
}
