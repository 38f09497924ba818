namespace TfCourse.Datasets;

/// <summary>Labelled points of the plane in float64, as the hand-written references want them.</summary>
public sealed class PlanePoints
{
    internal PlanePoints(double[] coordinates, int[] labels, IReadOnlyList<string> classNames)
        => (Coordinates, Labels, ClassNames) = (coordinates, labels, classNames);

    /// <summary>x and y of each point: shape [points, 2], flat in C order.</summary>
    public double[] Coordinates { get; }

    /// <summary>Class index of each point, shape [points].</summary>
    public int[] Labels { get; }

    /// <summary>Names of the classes.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Number of points.</summary>
    public int Count => Labels.Length;

    /// <summary>The points as a data set, coordinates rounded to float32, features <c>x</c> and <c>y</c>.</summary>
    /// <param name="name">Name of the set.</param>
    /// <param name="source">How the points were made.</param>
    public Dataset ToDataset(string name, string source = "")
        => Dataset.Classification(
            name, Array.ConvertAll(Coordinates, value => (float)value), [Count, 2], (int[])Labels.Clone(), ClassNames, ["x", "y"],
            source, "generated; no rights attach to it");

    /// <summary>The points in the order of the indices: point k of the result is point indices[k].</summary>
    internal PlanePoints Reordered(long[] indices)
    {
        double[] coordinates = new double[Coordinates.Length];
        int[] labels = new int[Labels.Length];
        for (int k = 0; k < indices.Length; k++)
        {
            Coordinates.AsSpan(2 * (int)indices[k], 2).CopyTo(coordinates.AsSpan(2 * k));
            labels[k] = Labels[indices[k]];
        }
        return new PlanePoints(coordinates, labels, ClassNames);
    }

    /// <summary>Adds noise to every coordinate, drawn in C order, in place.</summary>
    internal PlanePoints WithNoise(double deviation, NumSharp.NumPyRandom random)
    {
        double[] noise = random.normal(0, deviation, new NumSharp.Shape(Count, 2)).ToArray<double>();
        for (int i = 0; i < noise.Length; i++)
            Coordinates[i] += noise[i];
        return this;
    }
}
