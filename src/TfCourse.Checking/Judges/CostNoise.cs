namespace TfCourse.Checking;

/// <summary>How much of a cost's value is rounding: read off the cost itself, at points so near that a parabola must fit.</summary>
/// <param name="Value">The cost at the start.</param>
/// <param name="Absolute">The size of the rounding.</param>
/// <param name="Single">Whether the cost is computed in float32: every value it gave is one.</param>
internal sealed record CostNoise(double Value, double Absolute, bool Single)
{
    private const int Points = 9;

    public double Relative => Absolute / Math.Max(Math.Abs(Value), double.Epsilon);

    public static CostNoise Of(ParameterFunctions functions, Random random)
    {
        functions.Restore();
        double value = functions.Cost();
        double spacing = functions.Single ? 2e-5 : 1e-9;
        double[][] direction = [.. functions.Start.Select(p => Array.ConvertAll(p.Value.Values, v => spacing * Math.Max(Math.Abs(v), 0.1) * (random.NextDouble() - 0.5)))];
        double[] x = new double[Points], costs = new double[Points];
        for (int k = 0; k < Points; k++)
        {
            x[k] = k - Points / 2;
            for (int p = 0; p < direction.Length; p++)
                functions.Move(p, Matrix.Zip(functions.Start[p].Value.Values, direction[p], (v, d) => v + x[k] * d));
            costs[k] = functions.Cost();
        }

        functions.Restore();
        double[] ones = [.. x.Select(_ => 1.0)];
        double left = LeastSquares.Fit([ones, x, Matrix.Times(x, x)], costs).Residual;
        bool single = functions.Single || (costs.All(c => (float)c == c) && costs.Any(c => c != 0 && c != Math.Floor(c)));
        double unit = single ? 1.2e-7 : 2.3e-16;
        return new CostNoise(value, Math.Max(2 * left, 2 * unit * Math.Max(Math.Abs(value), 1e-30)), single);
    }
}
