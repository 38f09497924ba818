using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Values and gradients of functions of one float64 tensor.</summary>
internal static class Differences
{
    /// <summary>The values of a function's results.</summary>
    public static double[][] Values(Func<Tensor, Tensor[]> function, Array x)
        => Run(x, input => function(input));

    /// <summary>The greatest difference between the gradient of a function with one scalar result and central differences.</summary>
    public static double WorstGradient(Func<Tensor, Tensor> function, Array x, double step = 1e-6)
    {
        double[] gradient = Run(x, input => [tf.gradients(function(input), input)[0]])[0];
        double[] flat = [.. x.Cast<double>()];
        double worst = 0;
        for (int i = 0; i < flat.Length; i++)
        {
            double up = Run(Moved(x, i, step), input => [function(input)])[0][0], down = Run(Moved(x, i, -step), input => [function(input)])[0][0];
            worst = Math.Max(worst, Math.Abs(gradient[i] - ((up - down) / (2 * step))));
        }

        return worst;
    }

    /// <summary>Numbers in [-1, 1), always the same.</summary>
    public static double[,] Matrix(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        var x = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                x[i, j] = (2 * random.NextDouble()) - 1;
            }
        }

        return x;
    }

    private static Array Moved(Array x, int element, double step)
    {
        var moved = (Array)x.Clone();
        int[] index = new int[x.Rank];
        for (int axis = x.Rank - 1, rest = element; axis >= 0; axis--)
        {
            index[axis] = rest % x.GetLength(axis);
            rest /= x.GetLength(axis);
        }

        moved.SetValue((double)moved.GetValue(index)! + step, index);
        return moved;
    }

    private static double[][] Run(Array x, Func<Tensor, Tensor[]> function)
    {
        var graph = new Graph();
        graph.as_default();
        try
        {
            Tensor input = tf.placeholder(tf.float64, new Shape([.. Enumerable.Range(0, x.Rank).Select(axis => (long)x.GetLength(axis))]));
            Tensor[] results = function(input);
            using var session = new Session(graph);
            return [.. session.run(results, (input, new NDArray(x))).Select(r => r.ToArray<double>())];
        }
        finally
        {
            graph.Exit();
        }
    }
}
