using Tensorflow;
using TfCourse.Datasets;
using NDArray = Tensorflow.NumPy.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>The mini-batches of points of the plane, filled anew for each epoch in the same memory: columns are examples.</summary>
internal sealed class PlaneBatches
{
    private readonly double[] _x, _y;
    private readonly (double[] X, double[] Y)[] _memory;

    /// <param name="points">The points.</param>
    /// <param name="size">Points of a batch; 0 for all. The last batch takes what is left.</param>
    public PlaneBatches(PlanePoints points, int size)
    {
        (_x, _y) = (PlaneFeeds.Columns(points), PlaneFeeds.Labels(points));
        _memory = [.. Enumerable.Range(0, points.Count).Chunk(size == 0 ? points.Count : size).Select(c => (new double[2 * c.Length], new double[c.Length]))];
        All = [.. _memory.Select(m => (NDArray.over(m.X, new Shape(2, m.Y.Length)), NDArray.over(m.Y, new Shape(1, m.Y.Length)), m.Y.Length))];
        Fill(null, 0);
    }

    /// <summary>X [2, count], Y [1, count] and the count of every batch.</summary>
    public IReadOnlyList<(NDArray X, NDArray Y, int Count)> All { get; }

    /// <summary>Puts the points into the batches.</summary>
    /// <param name="order">Their order; null for their own.</param>
    /// <param name="jitter">Deviation of noise on the inputs, drawn after the order.</param>
    public void Fill(long[]? order, double jitter)
    {
        double[]? noise = jitter > 0 ? np.random.randn(_x.Length).ToArray<double>() : null;
        int at = 0;
        foreach ((double[] x, double[] y) in _memory)
        {
            for (int i = 0; i < y.Length; i++, at++)
            {
                int from = order is null ? at : (int)order[at], second = _y.Length + from;
                x[i] = _x[from] + (noise is null ? 0 : jitter * noise[from]);
                x[y.Length + i] = _x[second] + (noise is null ? 0 : jitter * noise[second]);
                y[i] = _y[from];
            }
        }
    }
}
