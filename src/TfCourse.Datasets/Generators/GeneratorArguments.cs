using NumSharp;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>What all generators ask of their arguments.</summary>
internal static class GeneratorArguments
{
    private const int MostPoints = 10_000_000;

    public static void RequireCount(int value, int least, string name, int groups = 1)
    {
        if (value < least || value > MostPoints / groups)
            throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value}; required: {least} to {MostPoints / groups}."));
    }

    public static void RequireDeviation(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value}; required: a standard deviation, 0 or more."));
    }

    /// <summary>A stream of its own, so that a generator neither disturbs the global one nor depends on it.</summary>
    public static NumPyRandom Stream(uint seed)
    {
        NumPyRandom random = np.random.RandomState(0);
        random.seed(seed);
        return random;
    }
}
