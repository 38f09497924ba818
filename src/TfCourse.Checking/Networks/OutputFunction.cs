namespace TfCourse.Checking;

/// <summary>What turns the last layer's z into the output: values [units, examples] in, values and a product with the Jacobian out.</summary>
/// <param name="Name">As findings write it.</param>
/// <param name="Of">The output.</param>
/// <param name="Back">dZ of (z, output, dA, units, examples).</param>
internal sealed record OutputFunction(string Name, Func<double[], int, int, double[]> Of, Func<double[], double[], double[], int, int, double[]> Back)
{
    public static OutputFunction Softmax { get; } = new("softmax", SoftmaxOf, SoftmaxBack);

    /// <summary>The wrong way round: over the examples of a unit, not over the units of an example.</summary>
    public static OutputFunction SoftmaxOverExamples { get; } = new("softmax over the examples",
        (z, n, m) => Matrix.Transpose(SoftmaxOf(Matrix.Transpose(z, n, m), m, n), m, n),
        (z, a, d, n, m) => Matrix.Transpose(SoftmaxBack(Matrix.Transpose(z, n, m), Matrix.Transpose(a, n, m), Matrix.Transpose(d, n, m), m, n), m, n));

    public static OutputFunction Sigmoid { get; } = Elementwise(Activation.Named("sigmoid"));

    public static OutputFunction Linear { get; } = Elementwise(Activation.Linear);

    public static OutputFunction Elementwise(Activation f) => new(f.Name,
        (z, _, _) => Matrix.Map(z, f.Of), (z, _, d, _, _) => Matrix.Zip(z, d, (x, y) => f.FromZ(x) * y));

    /// <summary>One after the other: an activation too many.</summary>
    public static OutputFunction Chain(OutputFunction first, OutputFunction second) => new(first.Name + ", then " + second.Name,
        (z, n, m) => second.Of(first.Of(z, n, m), n, m),
        (z, a, d, n, m) =>
        {
            double[] between = first.Of(z, n, m);
            return first.Back(z, between, second.Back(between, a, d, n, m), n, m);
        });

    private static double[] SoftmaxOf(double[] z, int n, int m)
    {
        var a = new double[z.Length];
        for (int e = 0; e < m; e++)
        {
            double top = double.NegativeInfinity, sum = 0;
            for (int i = 0; i < n; i++)
                top = Math.Max(top, z[i * m + e]);
            for (int i = 0; i < n; i++)
                sum += a[i * m + e] = Math.Exp(z[i * m + e] - top);
            for (int i = 0; i < n; i++)
                a[i * m + e] /= sum;
        }

        return a;
    }

    private static double[] SoftmaxBack(double[] z, double[] a, double[] d, int n, int m)
    {
        var back = new double[z.Length];
        for (int e = 0; e < m; e++)
        {
            double sum = 0;
            for (int i = 0; i < n; i++)
                sum += a[i * m + e] * d[i * m + e];
            for (int i = 0; i < n; i++)
                back[i * m + e] = a[i * m + e] * (d[i * m + e] - sum);
        }

        return back;
    }
}
