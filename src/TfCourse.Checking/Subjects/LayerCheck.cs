namespace TfCourse.Checking;

/// <summary>Checks a single layer: its forward function and its product with the Jacobian (dX from dY).</summary>
public static class LayerCheck
{
    /// <summary>Checks a layer.</summary>
    /// <typeparam name="T">The arrays.</typeparam>
    /// <param name="inputs">The input and the parameters by name, at the point to check.</param>
    /// <param name="forward">The output.</param>
    /// <param name="backward">The gradient by each input, under its name or with a d before it, of (inputs, dY).</param>
    /// <param name="name">What to call it.</param>
    /// <param name="options">How much to look at.</param>
    /// <param name="adapter">Reads and writes arrays of another library.</param>
    public static CheckReport Run<T>(
        IReadOnlyDictionary<string, T> inputs, Func<Dictionary<string, T>, T> forward, Func<Dictionary<string, T>, T, IReadOnlyDictionary<string, T>> backward,
        string name = "layer", CheckOptions? options = null, ArrayAdapter<T>? adapter = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(backward);
        options ??= new CheckOptions();
        ArrayAdapter<T> arrays = adapter ?? ArrayAdapter.For<T>();
        CheckedArray output = arrays.Read(forward(new Dictionary<string, T>(inputs)));
        CheckedArray dY = output with { Values = Normal.Many(new Random(options.Seed), output.Values.Length) };
        if (output.Single)
            dY = dY with { Values = Matrix.Map(dY.Values, v => (float)v) };
        ParameterFunctions<T> functions = new(inputs, p => Matrix.Dot(arrays.Read(forward(p)).Values, dY.Values), p => backward(p, arrays.Write(dY)), arrays);
        CheckReport report = new NetworkCheck(name, functions, new NetworkFacts(), options, "layer").Run();
        if (report.Verdict != Verdict.Wrong)
            return report;
        ParameterResult[] wrong = [.. report.Parameters.Where(p => p.Verdict == Verdict.Wrong && p.Shape.SequenceEqual(output.Shape))];
        Finding[] named = [.. wrong.SelectMany(p => LayerDiagnosis.Of(
            p.Name, functions, x => arrays.Read(forward(With(inputs, p.Name, arrays.Write(x)))).Values, arrays.Read(inputs[p.Name]), dY.Values, arrays.Read(Answer(backward, inputs, arrays.Write(dY), p.Name)).Values))];
        return named.Length == 0 ? report : report with { Findings = [.. named, .. report.Findings.Where(f => f.Mistake != "unknown")] };
    }

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> inputs, string name, T value) => new(inputs) { [name] = value };

    private static T Answer<T>(Func<Dictionary<string, T>, T, IReadOnlyDictionary<string, T>> backward, IReadOnlyDictionary<string, T> inputs, T dY, string name)
    {
        IReadOnlyDictionary<string, T> answer = backward(new Dictionary<string, T>(inputs), dY);
        return answer.TryGetValue(name, out T? exact) ? exact : answer.First(a => a.Key.EndsWith(name, StringComparison.OrdinalIgnoreCase)).Value;
    }
}

/// <summary>Hypotheses about a layer whose output has the shape of its input, from its numeric Jacobian.</summary>
internal static class LayerDiagnosis
{
    private const int Largest = 400;

    public static IEnumerable<Finding> Of(string name, ParameterFunctions functions, Func<CheckedArray, double[]> forward, CheckedArray x, double[] dY, double[] given)
    {
        int n = x.Values.Length;
        if (n > Largest)
            yield break;
        double[,] jacobian = Jacobian(forward, x);
        double[] y = forward(x), right = Product((i, j) => jacobian[i, j]), diagonal = [.. Enumerable.Range(0, n).Select(i => jacobian[i, i])];
        bool elementwise = Enumerable.Range(0, n).All(i => Enumerable.Range(0, n).All(j => i == j || Math.Abs(jacobian[i, j]) < 1e-7));
        double before = Difference(given, right);
        List<(string Id, string Title, string Where, double[] Predicted)> all =
        [
            ("activation-derivative-missing", $"d{name} is dY: the derivative of the layer is missing", $"d{name} = dY * f'({name})", dY),
            ("jacobian-not-transposed", $"d{name} multiplies by the Jacobian where its transpose belongs", $"d{name} = Jᵀ·dY", Product((i, j) => jacobian[j, i])),
        ];
        if (elementwise)
        {
            double[,] atOutput = Jacobian(forward, x with { Values = y });
            double[] slope = [.. Enumerable.Range(0, n).Select(i => atOutput[i, i])];
            all.Add(("derivative-of-a-instead-of-z", "the derivative is written for the input but computed from the output", $"f'({name}), not f'(y)", Matrix.Times(dY, slope)));
            all.Add(("activation-derivative-twice", "the derivative of the layer is multiplied in twice", $"d{name} = dY * f'({name}), once", Matrix.Times(dY, Matrix.Times(diagonal, diagonal))));
        }
        else
        {
            all.Add(("jacobian-diagonal-only", $"d{name} is computed as if each output depended on its own input alone", "the terms off the Jacobian's diagonal: for softmax y·(dY - Σ y·dY)", Matrix.Times(dY, diagonal)));
            if (x.Shape.Count == 2)
            {
                int columns = x.Shape[1];
                const string Apart = "the terms through what is summed over the batch (mean, variance, Σ)";
                all.Add(("norm-statistics-constant", $"d{name} leaves out how the rows act on each other", Apart, Product((i, j) => i / columns == j / columns ? jacobian[i, j] : 0)));
                all.Add(("norm-statistics-constant", $"d{name} leaves out how the columns act on each other", Apart, Product((i, j) => i % columns == j % columns ? jacobian[i, j] : 0)));
                foreach ((string line, Func<int, int> of) in new (string, Func<int, int>)[] { ("column", i => i % columns), ("row", i => i / columns) })
                    all.Add(("norm-statistics-constant", $"d{name} is dY times one factor a {line}: mean and deviation are taken for constants", Apart, Factors(given, dY, of)));
            }
        }

        foreach ((string id, string title, string where, double[] predicted) in all)
        {
            double after = Difference(given, predicted);
            if (after < (functions.Single ? 1e-2 : 1e-5) && after < 0.05 * before)
                yield return new Finding(id, title, where, [name], before, after, 1);
        }

        double[] Product(Func<int, int, double> entry) => [.. Enumerable.Range(0, n).Select(j => Enumerable.Range(0, n).Sum(i => entry(i, j) * dY[i]))];
    }

    // dY times the factor of its line that comes nearest.
    private static double[] Factors(double[] given, double[] dY, Func<int, int> line)
    {
        var (products, squares) = (new double[given.Length], new double[given.Length]);
        for (int i = 0; i < given.Length; i++)
        {
            products[line(i)] += given[i] * dY[i];
            squares[line(i)] += dY[i] * dY[i];
        }

        return [.. dY.Select((d, i) => squares[line(i)] == 0 ? 0 : d * products[line(i)] / squares[line(i)])];
    }

    // [output, input], by central differences.
    private static double[,] Jacobian(Func<CheckedArray, double[]> forward, CheckedArray x)
    {
        int n = x.Values.Length;
        var jacobian = new double[n, n];
        for (int j = 0; j < n; j++)
        {
            double h = (x.Single ? 1e-2 : 1e-5) * Math.Max(Math.Abs(x.Values[j]), 0.3);
            double[] above = forward(Moved(h)), below = forward(Moved(-h));
            for (int i = 0; i < n; i++)
                jacobian[i, j] = (above[i] - below[i]) / (2 * h);

            CheckedArray Moved(double by)
            {
                CheckedArray moved = x.Copy();
                moved.Values[j] += by;
                return moved;
            }
        }

        return jacobian;
    }

    private static double Difference(double[] a, double[] b)
    {
        double norms = Matrix.Norm(a) + Matrix.Norm(b);
        return norms == 0 ? 0 : Matrix.Distance(a, b) / norms;
    }
}
