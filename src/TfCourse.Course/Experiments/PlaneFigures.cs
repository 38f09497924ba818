using TfCourse.Datasets;
using TfCourse.Reference;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Runs on the plane as numbers and figures.</summary>
internal static class PlaneFigures
{
    public static IEnumerable<Metric> Metrics(string variant, PlaneRun run)
    {
        for (int i = 0; i < run.Epochs.Count; i++)
        {
            yield return new Metric(variant, run.Epochs[i], "cost", run.Costs[i]);
            if (i < run.DevCosts.Count)
            {
                yield return new Metric(variant, run.Epochs[i], "dev_cost", run.DevCosts[i]);
            }
        }

        yield return new Metric(variant, run.Epochs[^1], "train_accuracy", run.TrainAccuracy);
        if (!double.IsNaN(run.DevAccuracy))
        {
            yield return new Metric(variant, run.Epochs[^1], "dev_accuracy", run.DevAccuracy);
        }
    }

    /// <summary>The points as the references take them, [2, points].</summary>
    public static NDArray Columns(PlanePoints points) => np.array(PlaneFeeds.Columns(points)).reshape(2, points.Count);

    /// <summary>A function of the plane on a grid.</summary>
    public static PlaneGrid Grid(double xMin, double xMax, double yMin, double yMax, Func<double, double, double> f, int points = 81)
    {
        var values = new double[points, points];
        for (int i = 0; i < points; i++)
        {
            for (int j = 0; j < points; j++)
            {
                values[i, j] = f(xMin + ((xMax - xMin) * j / (points - 1)), yMin + ((yMax - yMin) * i / (points - 1)));
            }
        }

        return new PlaneGrid(xMin, xMax, yMin, yMax, values);
    }
}
