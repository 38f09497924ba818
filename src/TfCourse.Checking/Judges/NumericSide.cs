using System.Globalization;

namespace TfCourse.Checking;

/// <summary>The numeric derivatives of all parameters, of all entries or of a sample with projections.</summary>
internal sealed class NumericSide
{
    // So many entries are differentiated by themselves for the reader where all sampled ones agree together.
    private const int Shown = 8;

    private readonly List<(int[] Elements, NumericDerivative[] Values)> _entries = [];
    private readonly List<List<Projection>> _projections = [];
    private readonly List<int> _looked = [];
    private readonly List<string> _notes = [];
    private readonly IDifferentiator _differences;
    private readonly ParameterFunctions _functions;
    private readonly bool _single;

    private NumericSide(ParameterFunctions functions, IDifferentiator differences, bool single) => (_functions, _differences, _single) = (functions, differences, single);

    public IReadOnlyList<string> Notes => _notes;

    public IReadOnlyList<string> Judges { get; private set; } = [];

    /// <summary>The entries that were differentiated, row-major numbers.</summary>
    public (int[] Elements, NumericDerivative[] Values) Entries(int parameter) => _entries[parameter];

    /// <summary>How many entries were looked at, by themselves or together.</summary>
    public int Looked(int parameter) => _looked[parameter];

    /// <summary>What counts as equal beside the bounds.</summary>
    public double Tolerance => _single ? 2e-3 : 1e-7;

    /// <summary>Differentiates.</summary>
    public static NumericSide Of(ParameterFunctions functions, CostNoise noise, CheckOptions options, Random random, double[][] given)
    {
        bool all = functions.Count <= options.AllUpTo;
        CentralDifferences central = new(functions, noise, options.RichardsonLevels);
        List<string> notes = [];
        IDifferentiator differences = options.ComplexCost is { } complex && !functions.Single
            ? ComplexDifferentiator.Of(complex, functions, noise, central, random, notes) ?? (IDifferentiator)central : central;
        NumericSide side = new(functions, differences, noise.Single);
        side._notes.AddRange(notes);
        int kinks = 0;
        double worst = 0, seen = 1;
        for (int p = 0; p < functions.Start.Count; p++)
        {
            int count = functions.Start[p].Value.Values.Length;
            int[] elements = all || count <= options.Entries ? [.. Enumerable.Range(0, count)] : Sample(random, count, options.Entries), one = elements;
            List<Projection> projections = [];
            if (!all && elements.Length > 4 * Shown)
            {
                for (int k = 0; k < options.Projections; k++)
                    projections.Add(side.Project(p, elements, random));

                // Where these agree every entry does; where not, each is looked at by itself.
                if (!projections.Exists(g => g.Value.Kink || g.Differs(given[p], side.Tolerance)))
                    one = [.. Enumerable.Range(0, Shown).Select(k => elements[k * elements.Length / Shown])];
            }

            NumericDerivative[] values = Array.ConvertAll(one, i => all ? differences.At(p, i) : differences.Quick(p, i, given[p][i]));
            if (one.Length == elements.Length)
                projections.Clear();
            kinks += values.Count(v => v.Kink);
            worst = Math.Max(worst, values.Where(v => !v.Kink).Select(v => v.Bound).DefaultIfEmpty().Max());
            side._entries.Add((one, values));
            side._looked.Add(elements.Length);
            if (!all && count > options.Entries)
            {
                Projection[] whole = [.. Enumerable.Range(0, options.Projections).Select(_ => side.Project(p, null, random))];
                seen = Math.Min(seen, 1 - whole.Aggregate(1.0, (missed, w) => missed * w.Missed(Matrix.Norm(given[p]))));
                projections.AddRange(whole);
            }

            side._projections.Add(projections);
        }

        functions.Restore();
        side.Judges = [FormattableString.Invariant($"numeric: {differences.Name}, error at most {worst:0.0e-00} an entry; rounding of the cost {noise.Absolute:0.0e-00}")];
        if (!all)
        {
            side._notes.Add(FormattableString.Invariant(
                $"{functions.Count} elements: {options.Entries} sampled entries and {options.Projections} random projections a parameter; an error of 0.1 % of a gradient's length is seen with a probability of {(seen > 1 - 1e-12 ? "more than 1 - 1e-12" : (100 * seen).ToString("0.####", CultureInfo.InvariantCulture) + " %")}"));
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
        return elements.Zip(values).Count(e => IsOff(gradient[e.First], e.Second, size, 20)) > elements.Length / 20 || (elements.Length < _looked[parameter] && ProjectionsDiffer(parameter, gradient));
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
    public bool ProjectionsDiffer(int parameter, double[] gradient) => _projections[parameter].Exists(p => p.Differs(gradient, Tolerance));

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

    private Projection Project(int parameter, int[]? elements, Random random)
    {
        var signs = new double[elements?.Length ?? _functions.Start[parameter].Value.Values.Length];
        for (int i = 0; i < signs.Length; i++)
            signs[i] = random.Next(2) * 2 - 1;
        return new Projection(elements, signs, _differences.Along(parameter, elements, signs));
    }
}
