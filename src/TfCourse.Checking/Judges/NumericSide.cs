using System.Globalization;

namespace TfCourse.Checking;

/// <summary>The numeric derivatives of all parameters, of all entries or of a sample with projections.</summary>
internal sealed class NumericSide
{
    private readonly List<(int[] Elements, NumericDerivative[] Values)> _entries = [];
    private readonly List<(double[] Signs, NumericDerivative Value)[]> _projections = [];
    private readonly List<string> _notes = [];
    private readonly CentralDifferences _differences;
    private readonly bool _single;

    private NumericSide(CentralDifferences differences, bool single) => (_differences, _single) = (differences, single);

    public IReadOnlyList<string> Notes => _notes;

    public IReadOnlyList<string> Judges { get; private set; } = [];

    /// <summary>The entries that were differentiated, row-major numbers.</summary>
    public (int[] Elements, NumericDerivative[] Values) Entries(int parameter) => _entries[parameter];

    /// <summary>What counts as equal beside the bounds.</summary>
    public double Tolerance => _single ? 2e-3 : 1e-7;

    /// <summary>Differentiates.</summary>
    public static NumericSide Of(ParameterFunctions functions, CostNoise noise, CheckOptions options, Random random, double[][] given)
    {
        bool all = functions.Count <= options.AllUpTo;
        CentralDifferences differences = new(functions, noise);
        NumericSide side = new(differences, noise.Single);
        int kinks = 0;
        double worst = 0, seen = 1;
        for (int p = 0; p < functions.Start.Count; p++)
        {
            int count = functions.Start[p].Value.Values.Length;
            int[] elements = all || count <= options.Entries ? [.. Enumerable.Range(0, count)] : Sample(random, count, options.Entries);
            NumericDerivative[] values = Array.ConvertAll(elements, i => all ? differences.At(p, i) : differences.Quick(p, i, given[p][i]));
            kinks += values.Count(v => v.Kink);
            worst = Math.Max(worst, values.Where(v => !v.Kink).Select(v => v.Bound).DefaultIfEmpty().Max());
            side._entries.Add((elements, values));
            var projections = new (double[], NumericDerivative)[all || count <= options.Entries ? 0 : options.Projections];
            for (int k = 0; k < projections.Length; k++)
            {
                double[] signs = new double[count];
                for (int i = 0; i < count; i++)
                    signs[i] = random.Next(2) * 2 - 1;
                projections[k] = (signs, differences.Along(p, signs));
            }

            side._projections.Add(projections);
            if (projections.Length > 0)
                seen = Math.Min(seen, Confidence(given[p], projections));
        }

        functions.Restore();
        side.Judges = [FormattableString.Invariant($"numeric: central differences with Richardson's step, error at most {worst:0.0e-00} an entry; rounding of the cost {noise.Absolute:0.0e-00}")];
        if (!all)
        {
            side._notes.Add(FormattableString.Invariant(
                $"{functions.Count} elements: {options.Entries} entries and {options.Projections} random projections a parameter; an error of 0.1 % of a gradient's length is seen with a probability of {(seen > 1 - 1e-12 ? "more than 1 - 1e-12" : (100 * seen).ToString("0.####", CultureInfo.InvariantCulture) + " %")}"));
        }

        if (differences.KinksAvoided > 0)
            side._notes.Add(FormattableString.Invariant($"{differences.KinksAvoided} derivatives lay next to a kink (relu at 0, a tie of max): taken with smaller steps"));
        if (kinks > 0)
            side._notes.Add(FormattableString.Invariant($"{kinks} derivatives lie on a kink, where differences are no derivative: any value between the two one-sided ones is accepted"));
        return side;
    }

    /// <summary>Whether another judge's gradient is impossible by these differences.</summary>
    public bool Contradicts(int parameter, double[] gradient)
    {
        (int[] elements, NumericDerivative[] values) = _entries[parameter];
        double size = Matrix.Norm(gradient) / Math.Sqrt(Math.Max(1, gradient.Length));
        return elements.Zip(values).Count(e => IsOff(gradient[e.First], e.Second, size, 20)) > elements.Length / 20;
    }

    /// <summary>The entries of a gradient that its differences rule out.</summary>
    public bool[] Wrong(int parameter, double[] gradient)
    {
        (int[] elements, NumericDerivative[] values) = _entries[parameter];
        double size = Matrix.Norm(gradient) / Math.Sqrt(Math.Max(1, gradient.Length));
        return [.. elements.Zip(values).Select(e => IsOff(gradient[e.First], e.Second, size, 6))];
    }

    /// <summary>
    /// Whether the differences themselves are at fault where they contradict a gradient: a cost with saturated probabilities
    /// moves in steps of rounding, so that a wide step has another slope than a narrow one.
    /// </summary>
    public bool IsAtFault(int parameter, double[] gradient)
    {
        (int[] elements, NumericDerivative[] values) = _entries[parameter];
        bool[] wrong = Wrong(parameter, gradient);
        int[] places = [.. Enumerable.Range(0, wrong.Length).Where(i => wrong[i]).Take(16)];
        return places.Length > 0 && 2 * places.Count(i =>
            !(Math.Abs(_differences.Wide(parameter, elements[i]) - values[i].Value) < 0.5 * Math.Abs(gradient[elements[i]] - values[i].Value))) > places.Length;
    }

    /// <summary>Whether a projection rules a gradient out.</summary>
    public bool ProjectionsDiffer(int parameter, double[] gradient) => _projections[parameter].Any(p =>
    {
        double root = Math.Sqrt(p.Signs.Length), along = Matrix.Dot(gradient, p.Signs) / root, slack = 10 * p.Value.Bound + Tolerance * Matrix.Norm(gradient) * 0.1;
        return p.Value.Kink ? along < p.Value.Below - slack - 1e-3 * Math.Abs(along) || along > p.Value.Above + slack + 1e-3 * Math.Abs(along) : Math.Abs(along - p.Value.Value) > slack;
    });

    /// <summary>What local hypotheses may look at when there is no other judge: the differentiated entries.</summary>
    public ParameterView View(int parameter, string name, CheckedArray value, double[] given, LocalContext context)
    {
        (int[] elements, NumericDerivative[] values) = _entries[parameter];
        bool whole = elements.Length == given.Length;
        return new ParameterView(name, whole ? value.Shape : null, [.. elements.Select(i => given[i])],
            [.. elements.Zip(values).Select(e => e.Second.Kink ? Math.Clamp(given[e.First], e.Second.Below, e.Second.Above) : e.Second.Value)],
            [.. elements.Select(i => value.Values[i])], [.. values.Select(v => v.Kink ? v.Above - v.Below : v.Bound)], _single ? 5e-3 : 1e-6, context);
    }

    private bool IsOff(double g, NumericDerivative n, double size, double factor)
    {
        double slack = factor * n.Bound + Tolerance * Math.Max(Math.Max(Math.Abs(g), Math.Abs(n.Value)), size);
        return n.Kink ? !(g >= n.Below - slack - 0.01 * Math.Abs(n.Below) && g <= n.Above + slack + 0.01 * Math.Abs(n.Above)) : !(Math.Abs(g - n.Value) <= slack);
    }

    private static int[] Sample(Random random, int count, int wanted)
    {
        HashSet<int> chosen = [];
        while (chosen.Count < wanted)
            chosen.Add(random.Next(count));
        return [.. chosen.Order()];
    }

    // An error of 0.1 % of the gradient's length shows in a projection as a normal number of that length over √n.
    private static double Confidence(double[] given, (double[] Signs, NumericDerivative Value)[] projections)
    {
        double missed = 1, norm = Matrix.Norm(given);
        foreach ((double[] signs, NumericDerivative value) in projections)
        {
            double slack = 10 * value.Bound + 1e-8 * norm, deviation = 1e-3 * norm / Math.Sqrt(signs.Length);
            missed *= deviation == 0 ? 1 : Math.Min(1, 0.8 * slack / deviation);
        }

        return 1 - missed;
    }
}
