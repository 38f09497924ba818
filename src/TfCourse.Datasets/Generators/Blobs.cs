using NumSharp;

namespace TfCourse.Datasets;

/// <summary>Round clouds of points, one a class: the easiest set there is, to see whether anything learns at all.</summary>
public static class Blobs
{
    private const double Reach = 10;

    /// <summary>Centres uniform in the square [−10, 10)², drawn first; then every point is its centre plus normal noise, class by class.</summary>
    /// <param name="perBlob">Points of each blob, 1 or more.</param>
    /// <param name="blobs">Number of blobs and classes, 2 to 100.</param>
    /// <param name="deviation">Standard deviation within a blob, 0 or more.</param>
    /// <param name="seed">Seed of NumPy's legacy generator.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static PlanePoints Generate(int perBlob, int blobs, double deviation, uint seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blobs, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blobs, 100);
        GeneratorArguments.RequireCount(perBlob, 1, nameof(perBlob), groups: blobs);
        GeneratorArguments.RequireDeviation(deviation, nameof(deviation));

        NumPyRandom random = GeneratorArguments.Stream(seed);
        double[] centres = random.uniform(-Reach, Reach, new Shape(blobs, 2)).ToArray<double>();
        double[] coordinates = new double[2 * perBlob * blobs];
        int[] labels = new int[perBlob * blobs];
        for (int k = 0; k < labels.Length; k++)
        {
            labels[k] = k / perBlob;
            (coordinates[2 * k], coordinates[(2 * k) + 1]) = (centres[2 * labels[k]], centres[(2 * labels[k]) + 1]);
        }
        string[] classes = [.. Enumerable.Range(0, blobs).Select(blob => FormattableString.Invariant($"blob {blob}"))];
        return new PlanePoints(coordinates, labels, classes).WithNoise(deviation, random);
    }
}
