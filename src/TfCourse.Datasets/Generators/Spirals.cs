using NumSharp;

namespace TfCourse.Datasets;

/// <summary>Arms of a spiral, one a class: separable, but only by a boundary that winds.</summary>
public static class Spirals
{
    /// <summary>Point i of arm j lies at radius <c>r = i / (n − 1)</c> and angle <c>2π·(turns·r + j / arms)</c>, plus noise; the arms follow each other.</summary>
    /// <param name="perArm">Points n of each arm, 2 or more.</param>
    /// <param name="arms">Number of arms and classes, 2 to 100.</param>
    /// <param name="noise">Standard deviation of the noise, 0 or more.</param>
    /// <param name="seed">Seed of NumPy's legacy generator.</param>
    /// <param name="turns">How often an arm winds around the centre.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static PlanePoints Generate(int perArm, int arms, double noise, uint seed, double turns = 0.75)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(arms, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(arms, 100);
        GeneratorArguments.RequireCount(perArm, 2, nameof(perArm), groups: arms);
        GeneratorArguments.RequireDeviation(noise, nameof(noise));
        GeneratorArguments.RequireDeviation(Math.Abs(turns), nameof(turns));

        double[] coordinates = new double[2 * perArm * arms];
        int[] labels = new int[perArm * arms];
        for (int k = 0; k < labels.Length; k++)
        {
            double radius = (double)(k % perArm) / (perArm - 1);
            labels[k] = k / perArm;
            (double sin, double cos) = Math.SinCos(2 * Math.PI * ((turns * radius) + ((double)labels[k] / arms)));
            (coordinates[2 * k], coordinates[(2 * k) + 1]) = (radius * cos, radius * sin);
        }
        string[] classes = [.. Enumerable.Range(0, arms).Select(arm => FormattableString.Invariant($"arm {arm}"))];
        return new PlanePoints(coordinates, labels, classes).WithNoise(noise, GeneratorArguments.Stream(seed));
    }
}
