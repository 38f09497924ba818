using NumSharp;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Two circles, one inside the other: classes that no straight line separates.</summary>
/// <remarks>
/// <para>The first ⌊n/2⌋ points lie on the unit circle (class 0), the others on a circle of radius <c>factor</c> (class 1),
/// at the angles <c>2π·i/k</c>. Then the points are shuffled, and noise of the normal distribution is added.</para>
/// <para>Equal to scikit-learn's <c>make_circles</c> after <c>numpy.random.seed(seed)</c>: the same draws in the same order,
/// hence the same bits wherever the C library's cosine and sine agree.</para>
/// </remarks>
public static class Circles
{
    private static readonly string[] Classes = ["outer", "inner"];

    /// <summary>Draws from a stream of its own.</summary>
    /// <param name="points">Number of points n, 2 or more.</param>
    /// <param name="noise">Standard deviation of the noise, 0 or more.</param>
    /// <param name="seed">Seed of NumPy's legacy generator.</param>
    /// <param name="factor">Radius of the inner circle, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static PlanePoints Generate(int points, double noise, uint seed, double factor = 0.8)
        => Generate(points, noise, GeneratorArguments.Stream(seed), factor);

    /// <summary>Draws from the caller's stream, as <c>np.random</c>, and leaves it behind its last draw.</summary>
    /// <param name="points">Number of points n, 2 or more.</param>
    /// <param name="noise">Standard deviation of the noise, 0 or more.</param>
    /// <param name="random">The stream.</param>
    /// <param name="factor">Radius of the inner circle, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static PlanePoints Generate(int points, double noise, NumPyRandom random, double factor = 0.8)
    {
        ArgumentNullException.ThrowIfNull(random);
        GeneratorArguments.RequireCount(points, 2, nameof(points));
        GeneratorArguments.RequireDeviation(noise, nameof(noise));
        if (!(factor >= 0 && factor < 1))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, Invariant($"factor is {factor}; required: a radius in [0, 1)."));

        int outer = points / 2;
        double[] coordinates = new double[2 * points];
        int[] labels = new int[points];
        for (int i = 0; i < points; i++)
        {
            bool inside = i >= outer;
            // One step first, then the multiple of it: the order of rounding in numpy.linspace.
            double step = 2 * Math.PI / (inside ? points - outer : outer);
            double angle = (inside ? i - outer : i) * step;
            coordinates[2 * i] = inside ? Math.Cos(angle) * factor : Math.Cos(angle);
            coordinates[(2 * i) + 1] = inside ? Math.Sin(angle) * factor : Math.Sin(angle);
            labels[i] = inside ? 1 : 0;
        }
        return new PlanePoints(coordinates, labels, Classes)
            .Reordered(random.permutation(points).ToArray<long>())
            .WithNoise(noise, random);
    }
}
