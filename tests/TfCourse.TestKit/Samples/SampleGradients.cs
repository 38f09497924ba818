using System.Globalization;
using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.TestKit;

/// <summary>Compares symbolic gradients with central differences of a randomly weighted sum.</summary>
public static class SampleGradients
{
    /// <summary>The gradients of a sample's outputs.</summary>
    /// <returns>What differs; null when nothing does.</returns>
    public static string? FirstOrder(OpSample sample)
    {
        using var graph = new SampleGraph(sample);
        Tensor[] xs = [.. graph.Differentiable.Select(i => graph.Inputs[i])];
        HostTensor[] values = [.. graph.Differentiable.Select(i => graph.Values[i])];
        string[] names = [.. graph.Differentiable.Select(i => string.Create(CultureInfo.InvariantCulture, $"input {i}"))];
        Tensor[] ys = Floating(graph);
        return Compare(graph, sample, ys, xs, values, names, sample.Precision.Tolerance);
    }

    /// <summary>The gradients of the gradients, with respect to the inputs and to the weights that flowed in.</summary>
    /// <returns>What differs; null when nothing does.</returns>
    public static string? SecondOrder(OpSample sample)
    {
        using var graph = new SampleGraph(sample);
        Tensor[] xs = [.. graph.Differentiable.Select(i => graph.Inputs[i])];
        Tensor[] ys = Floating(graph);
        HostTensor[] weightValues = Weights(graph, ys);
        Tensor[] weights = [.. weightValues.Select((w, i) => graph.Feed(w, string.Create(CultureInfo.InvariantCulture, $"weight{i}")))];
        Tensor[] first = [.. Dense(GradientBuilder.Gradients(ys, xs, weights, "first", null)).OfType<Tensor>()];
        return first.Length == 0 ? null : Compare(
            graph,
            sample,
            first,
            [.. xs, .. weights],
            [.. graph.Differentiable.Select(i => graph.Values[i]), .. weightValues],
            [.. graph.Differentiable.Select(i => string.Create(CultureInfo.InvariantCulture, $"input {i}")), .. weights.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"incoming gradient {i}"))],
            Math.Max(1e-6, sample.Precision.Tolerance));
    }

    private static string? Compare(SampleGraph graph, OpSample sample, Tensor[] ys, Tensor[] xs, HostTensor[] values, string[] names, double tolerance)
    {
        HostTensor[] weightValues = Weights(graph, ys);
        Tensor[] weights = [.. weightValues.Select((w, i) => graph.Feed(w, string.Create(CultureInfo.InvariantCulture, $"v{i}")))];
        Tensor?[] gradients = Dense(GradientBuilder.Gradients(ys, xs, weights, "gradients", null));
        HostTensor[] computed = graph.Run([.. gradients.OfType<Tensor>()]);
        int at = 0;
        for (int i = 0; i < xs.Length; i++)
        {
            // No path at all means zero: the differences must be zero too.
            HostTensor? gradient = gradients[i] is null ? null : computed[at++];
            if (gradient is not null && !gradient.Dimensions.SequenceEqual(values[i].Dimensions))
            {
                return $"{names[i]} has the shape {Sizes.Format(values[i].Dimensions)}, its gradient {Sizes.Format(gradient.Dimensions)}";
            }

            double[] symbolic = gradient is null ? new double[values[i].Count] : Doubles(gradient);
            (double[] numeric, double rounding) = Differences(graph, ys, weightValues, values[i], sample.Precision);
            if (i < graph.Differentiable.Length && sample.Inputs[graph.Differentiable[i]].IsSymmetric)
            {
                Symmetrize(numeric, (int)values[i].Dimensions[^1]);
            }

            if (Judge(symbolic, numeric, tolerance, rounding) is { } difference)
            {
                return $"{names[i]} disagrees with central differences: {difference}";
            }
        }

        return null;
    }

    private static string? Judge(double[] symbolic, double[] numeric, double tolerance, double rounding)
    {
        double gap = 0, size = 0, other = 0, worst = -1;
        int at = 0;
        for (int i = 0; i < symbolic.Length; i++)
        {
            double d = Math.Abs(symbolic[i] - numeric[i]);
            (gap, size, other) = (gap + (d * d), size + (symbolic[i] * symbolic[i]), other + (numeric[i] * numeric[i]));
            if (!(d <= worst) && !double.IsNaN(worst))
            {
                (worst, at) = (d, i);
            }
        }

        double error = Math.Sqrt(gap) <= rounding ? 0 : Math.Sqrt(gap) / (Math.Sqrt(size) + Math.Sqrt(other));
        return error <= tolerance ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"relative error {error:E2}, at most {tolerance:E0} is allowed; worst entry {at}: symbolic {symbolic[at]:G10}, numeric {numeric[at]:G10}");
    }

    // Beside the differences how much of them is rounding: a gradient that is exactly zero differs by that.
    private static (double[] Gradient, double Rounding) Differences(SampleGraph graph, Tensor[] ys, HostTensor[] weights, HostTensor x, SamplePrecision precision)
    {
        double[] result = new double[x.Count];
        double step = precision.Step, unit = precision.Type == DataType.DtDouble ? Math.BitIncrement(1.0) - 1 : MathF.BitIncrement(1f) - 1;
        double squares = 0;
        for (int i = 0; i < result.Length; i++)
        {
            double original = Get(x, i), largest = 0;
            for (int s = 0; s < precision.Weights.Count; s++)
            {
                (double slope, double size) = Slope(graph, ys, weights, x, i, (s + 1) * step);
                result[i] += precision.Weights[s] * slope;
                largest = Math.Max(largest, size);
            }

            Set(x, i, original);
            squares += Math.Pow(4 * largest * unit / step, 2);
        }

        return (result, Math.Sqrt(squares));
    }

    // The difference over a step to either side of an entry, and how large the terms of the sum are.
    private static (double Slope, double Size) Slope(SampleGraph graph, Tensor[] ys, HostTensor[] weights, HostTensor x, int entry, double step)
    {
        double original = Get(x, entry), above = Set(x, entry, original + step);
        HostTensor[] up = graph.Run(ys);
        double below = Set(x, entry, original - step);
        HostTensor[] down = graph.Run(ys);
        Set(x, entry, original);
        double sum = 0, size = 0;
        for (int k = 0; k < up.Length; k++)
        {
            for (int j = 0; j < up[k].Count; j++)
            {
                sum += Get(weights[k], j) * (Get(up[k], j) - Get(down[k], j));
                size += Math.Abs(Get(weights[k], j) * Get(up[k], j));
            }
        }

        return (sum / (above - below), size);
    }

    // Ops of symmetric matrices read one triangle and spread its gradient over both.
    private static void Symmetrize(double[] gradient, int n)
    {
        double[] original = [.. gradient];
        for (int i = 0; i < gradient.Length; i++)
        {
            (int matrix, int row, int column) = (i / (n * n) * n * n, i / n % n, i % n);
            gradient[i] = (original[i] + original[matrix + (column * n) + row]) / 2;
        }
    }

    // Weights of either sign, none near zero, so that a wrong gradient of any output shows.
    private static HostTensor[] Weights(SampleGraph graph, Tensor[] ys)
    {
        var random = new Random(graph.Sample.Seed);
        return [.. graph.Run(ys).Select(y =>
        {
            var weights = new HostTensor(y.DataType, y.Dimensions);
            for (int i = 0; i < weights.Count; i++)
            {
                Set(weights, i, (0.5 + random.NextDouble()) * (random.Next(2) == 0 ? -1 : 1));
            }

            return weights;
        })];
    }

    private static Tensor?[] Dense(Tensor?[] gradients) => [.. gradients.Select(g => g is IndexedSlices slices ? slices.ToDense() : g)];

    private static Tensor[] Floating(SampleGraph graph) => [.. graph.Outputs.Take(graph.Sample.ComparedOutputs ?? int.MaxValue).Where(y => y.dtype.is_floating())];

    private static double[] Doubles(HostTensor tensor) => [.. Enumerable.Range(0, tensor.Count).Select(i => Get(tensor, i))];

    private static double Get(HostTensor tensor, int index)
        => tensor.Elements is double[] doubles ? doubles[index] : ((float[])tensor.Elements)[index];

    private static double Set(HostTensor tensor, int index, double value)
    {
        if (tensor.Elements is double[] doubles)
        {
            return doubles[index] = value;
        }

        return ((float[])tensor.Elements)[index] = (float)value;
    }
}
