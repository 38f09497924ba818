using NumSharp;

namespace TfCourse.Datasets;

/// <summary>Two half circles that reach into each other.</summary>
/// <remarks>
/// <para>The first ⌊n/2⌋ points are <c>(cos t, sin t)</c> (class 0), the others <c>(1 − cos t, 1 − sin t − 0.5)</c> (class 1),
/// t in equal steps from 0 to π, both included. Then the points are shuffled, and noise of the normal distribution is added.</para>
/// <para>Equal to scikit-learn's <c>make_moons</c> after <c>numpy.random.seed(seed)</c>: the same draws in the same order,
/// hence the same bits wherever the C library's cosine and sine agree.</para>
/// </remarks>
public static class Moons
{
    private static readonly string[] Classes = ["upper", "lower"];

    /// <summary>Draws from a stream of its own.</summary>
    /// <param name="points">Number of points n, 2 or more.</param>
    /// <param name="noise">Standard deviation of the noise, 0 or more.</param>
    /// <param name="seed">Seed of NumPy's legacy generator.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static PlanePoints Generate(int points, double noise, uint seed)
        => Generate(points, noise, GeneratorArguments.Stream(seed));

    /// <summary>Draws from the caller's stream, as <c>np.random</c>, and leaves it behind its last draw.</summary>
    /// <param name="points">Number of points n, 2 or more.</param>
    /// <param name="noise">Standard deviation of the noise, 0 or more.</param>
    /// <param name="random">The stream.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static PlanePoints Generate(int points, double noise, NumPyRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        GeneratorArguments.RequireCount(points, 2, nameof(points));
        GeneratorArguments.RequireDeviation(noise, nameof(noise));

        int upper = points / 2;
        double[] coordinates = new double[2 * points];
        int[] labels = new int[points];
        for (int i = 0; i < points; i++)
        {
            bool below = i >= upper;
            double t = Angle(below ? i - upper : i, below ? points - upper : upper);
            coordinates[2 * i] = below ? 1 - Math.Cos(t) : Math.Cos(t);
            coordinates[(2 * i) + 1] = below ? 1 - Math.Sin(t) - 0.5 : Math.Sin(t);
            labels[i] = below ? 1 : 0;
        }
        return new PlanePoints(coordinates, labels, Classes)
            .Reordered(random.permutation(points).ToArray<long>())
            .WithNoise(noise, random);
    }

    // numpy.linspace(0, π, count): one step first, then the multiple of it; the end is exact. A single point is the start.
    private static double Angle(int i, int count)
        => count == 1 ? 0 : i == count - 1 ? Math.PI : i * (Math.PI / (count - 1));
}
