using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>Points of the plane for networks of several classes.</summary>
internal static class PlaneRegions
{
    private const int Places = 61;

    /// <summary>The points as a set for softmax networks.</summary>
    public static Dataset Set(PlanePoints points, string name) => points.ToDataset(name, "generated");

    /// <summary>What the network gives every place around the points.</summary>
    public static RegionFigure Of(string title, string caption, SoftmaxTraining training, PlanePoints points)
    {
        const double room = 0.2;
        double[] xs = [.. points.Coordinates.Where((_, i) => i % 2 == 0)], ys = [.. points.Coordinates.Where((_, i) => i % 2 == 1)];
        double left = xs.Min() - room, right = xs.Max() + room, low = ys.Min() - room, high = ys.Max() + room;
        float[] places = new float[2 * Places * Places];
        for (int i = 0; i < Places * Places; i++)
        {
            places[2 * i] = (float)(left + ((right - left) * (i % Places) / (Places - 1)));
            places[(2 * i) + 1] = (float)(low + ((high - low) * (i / Places) / (Places - 1)));
        }

        Dataset grid = Dataset.Classification("plane", places, [Places * Places, 2], new int[Places * Places], points.ClassNames);
        double[] logits = training.Values(training.Network.Test.Logits, grid).ToArray<double>();
        return new RegionFigure(title, caption, [.. Enumerable.Range(0, points.ClassNames.Count).Select(c => Grid(logits, c, left, right, low, high))], points);
    }

    private static PlaneGrid Grid(double[] logits, int c, double left, double right, double low, double high)
    {
        var values = new double[Places, Places];
        Buffer.BlockCopy(logits, sizeof(double) * c * Places * Places, values, 0, sizeof(double) * Places * Places);
        return new PlaneGrid(left, right, low, high, values);
    }
}
