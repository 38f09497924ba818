namespace TfCourse.TestKit;

/// <summary>The shapes in which every element-wise op is tried.</summary>
internal static class SampleRows
{
    /// <summary>A function of one tensor, element by element.</summary>
    public static IEnumerable<OpSample> Unary(string op, double low = -2, double high = 2, double[]? kinks = null, double singleTolerance = 1e-5)
    {
        (string Name, int[] Dims)[] shapes = [("scalar", []), ("vector", [5]), ("matrix", [3, 4]), ("rank 3", [2, 3, 2]), ("one element", [1, 1]), ("empty", [0, 3])];
        return shapes.Select(s => new OpSample(op, s.Name, SampleInput.Real(s.Dims).In(low, high).AwayFrom(kinks ?? [])) { SingleTolerance = singleTolerance });
    }

    /// <summary>A function of two tensors that stretch to a common shape.</summary>
    public static IEnumerable<OpSample> Binary(string op, SampleRange x, SampleRange y, double singleTolerance = 1e-5)
    {
        (string Name, int[] X, int[] Y)[] shapes =
        [
            ("equal shapes", [2, 3], [2, 3]), ("scalars", [], []), ("scalar and matrix", [], [2, 3]), ("matrix and scalar", [2, 3], []),
            ("column and row", [3, 1], [1, 4]), ("vector along rows", [2, 3], [3]), ("axes of size 1", [1, 3, 1], [2, 1, 2]),
            ("one and many", [1], [4]), ("empty", [0, 3], [0, 3]), ("empty and row", [0, 3], [3]), ("one stretched to none", [2, 1], [2, 0]),
        ];
        return shapes.Select(s => new OpSample(op, s.Name, x.Of(s.X), y.Of(s.Y)) { SingleTolerance = singleTolerance });
    }

    /// <summary>A function of two tensors of one shape, as the gradients of element-wise functions are.</summary>
    public static IEnumerable<OpSample> Pairs(string op, SampleRange x, SampleRange y)
    {
        (string Name, int[] Dims)[] shapes = [("scalars", []), ("vectors", [5]), ("matrices", [3, 4]), ("rank 3", [2, 3, 2]), ("one element", [1, 1]), ("empty", [0, 3])];
        return shapes.Select(s => new OpSample(op, s.Name, x.Of(s.Dims), y.Of(s.Dims)));
    }
}

/// <summary>Where the numbers of an input lie.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
/// <param name="Kinks">Points to keep away from.</param>
internal sealed record SampleRange(double Low, double High, params double[] Kinks)
{
    /// <summary>Numbers of either sign.</summary>
    public static SampleRange Any { get; } = new(-2, 2);

    /// <summary>Numbers above zero.</summary>
    public static SampleRange Positive { get; } = new(0.5, 2.5);

    /// <summary>An input in the range.</summary>
    public SampleInput Of(params int[] dims) => SampleInput.Real(dims).In(Low, High).AwayFrom(Kinks);
}
