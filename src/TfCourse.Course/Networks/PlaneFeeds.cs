using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;

namespace TfCourse.Course;

/// <summary>Points of the plane as the course's network takes them: columns are examples.</summary>
public static class PlaneFeeds
{
    /// <summary>Inputs and labels.</summary>
    /// <param name="network">The network.</param>
    /// <param name="points">The points.</param>
    public static FeedItem[] Of(CourseGraph network, PlanePoints points) => [X(network, points), new FeedItem(network.Y, new HostTensor(DataType.DtDouble, [1, points.Count], Labels(points)))];

    /// <summary>The inputs alone.</summary>
    /// <param name="network">The network.</param>
    /// <param name="points">The points.</param>
    public static FeedItem X(CourseGraph network, PlanePoints points) => new(network.X, new HostTensor(DataType.DtDouble, [2, points.Count], Columns(points)));

    /// <summary>The share of points on the right side, in [0, 1].</summary>
    /// <param name="session">The session.</param>
    /// <param name="network">The network.</param>
    /// <param name="points">The points.</param>
    public static double Accuracy(Session session, CourseGraph network, PlanePoints points)
    {
        double[] probabilities = session.run(network.AL, X(network, points)).ToArray<double>();
        return probabilities.Zip(points.Labels).Count(p => (p.First > 0.5 ? 1 : 0) == p.Second) / (double)points.Count;
    }

    /// <summary>The coordinates, transposed: [2, points], flat.</summary>
    internal static double[] Columns(PlanePoints points)
    {
        var x = new double[2 * points.Count];
        for (int i = 0; i < points.Count; i++)
        {
            (x[i], x[points.Count + i]) = (points.Coordinates[2 * i], points.Coordinates[(2 * i) + 1]);
        }

        return x;
    }

    internal static double[] Labels(PlanePoints points) => Array.ConvertAll(points.Labels, l => (double)l);
}
