namespace TfCourse.Checking;

/// <summary>G = Rᵀ, or Rᵀ's values row by row in R's shape, which is what a reshape gives.</summary>
internal sealed class Transposed : LocalHypothesis
{
    public override IEnumerable<LocalFit> Try(ParameterView view)
    {
        if (view.Shape is not { Count: 2 } shape || shape[0] < 2 || shape[1] < 2)
            yield break;
        bool square = shape[0] == shape[1];
        double[] predicted = Matrix.Transpose(view.Expected, shape[0], shape[1]);
        if (view.Is(predicted))
        {
            yield return square
                ? new LocalFit("transposed", "transposed", "{0} transposed", "the order of the two factors: dZ·Aᵀ when columns are examples, Aᵀ·dZ when rows are", 1, view.Difference(predicted))
                : new LocalFit("reshaped", "reshaped-not-transposed", "{0} reshaped where it is to be transposed", "reshape keeps the order of the values; use the transpose", 1, view.Difference(predicted));
        }

        double[] reshaped = Matrix.Transpose(view.Expected, shape[1], shape[0]);
        if (!square && view.Is(reshaped))
            yield return new LocalFit("reshaped", "reshaped-not-transposed", "{0} reshaped where it is to be transposed", "reshape keeps the order of the values; use the transpose", 1, view.Difference(reshaped));
    }
}

/// <summary>Every entry is the sum, or the mean, of all.</summary>
internal sealed class SummedOverAll : LocalHypothesis
{
    public override IEnumerable<LocalFit> Try(ParameterView view)
    {
        if (view.Shape is null || view.Given.Length < 2 || view.Given.Distinct().Count() > 1)
            yield break;
        foreach ((string what, double value) in new[] { ("the sum", view.Expected.Sum()), ("the mean", view.Expected.Average()) })
        {
            double[] predicted = Array.ConvertAll(view.Expected, _ => value);
            if (view.Is(predicted, view.Expected.Length))
                yield return new LocalFit("summed " + what, "sum-over-all-axes", $"every entry of {{0}}: {what} over units and examples together", "the sum needs its axis (the examples) and keepdims", 1, view.Difference(predicted));
        }
    }
}

/// <summary>The gradient belongs to another parameter of the same shape.</summary>
internal sealed class OfAnotherParameter : LocalHypothesis
{
    public override IEnumerable<LocalFit> Try(ParameterView view)
    {
        foreach ((string other, double[] expected) in view.Context.Others)
        {
            if (view.Shape is not null && other != view.Name && expected.Length == view.Given.Length && Matrix.Norm(expected) > 0 && view.Is(expected))
                yield return new LocalFit("other " + other, "gradient-of-another-parameter", "{0} the gradient of " + other, "the names under which the gradients are returned, or an array that two of them share", 1.1, view.Difference(expected));
        }
    }
}

/// <summary>Zeros where a gradient belongs.</summary>
internal sealed class NotComputed : LocalHypothesis
{
    public override IEnumerable<LocalFit> Try(ParameterView view)
    {
        double[] predicted = Matrix.Zip(view.Expected, view.Given, (r, g) => g == 0 ? 0 : r);
        if (view.Is(predicted) && Array.Exists(view.Given, g => g == 0))
        {
            bool all = Array.TrueForAll(view.Given, g => g == 0);
            yield return new LocalFit(all ? "zero" : "part zero", "gradient-not-computed", all ? "{0} zero throughout: never computed" : "part of {0}: zero, not all of it is computed",
                all ? "the line that assigns it" : "the bounds of the loop or slice that fills it", 1.1, view.Difference(predicted));
        }
    }
}

/// <summary>Cut off at ±c.</summary>
internal sealed class Clipped : LocalHypothesis
{
    public override IEnumerable<LocalFit> Try(ParameterView view)
    {
        double edge = view.Given.Length == 0 ? 0 : view.Given.Max(Math.Abs);
        double[] predicted = Matrix.Map(view.Expected, r => Math.Clamp(r, -edge, edge));
        if (edge > 0 && view.Given.Length > 2 && view.Given.Count(g => Math.Abs(g) == edge) > 1 && view.Is(predicted))
            yield return new LocalFit(FormattableString.Invariant($"clipped {edge:G6}"), "clipped", FormattableString.Invariant($"{{0}} clipped to ±{edge:G6}"), "clip gradients after the check, not inside the function that is checked", 1.2, view.Difference(predicted));
    }
}

/// <summary>The cost does not change with the parameter, the user's gradient says it does.</summary>
internal sealed class IgnoredByCost : LocalHypothesis
{
    public override IEnumerable<LocalFit> Try(ParameterView view)
    {
        double given = Matrix.Norm(view.Given), expected = Matrix.Norm(view.Expected), unsure = view.Bounds is null ? view.Floor : 3 * Matrix.Norm(view.Bounds);
        if (given > 0 && expected <= Math.Max(unsure, 1e-9 * given))
        {
            yield return new LocalFit("ignored", "cost-ignores-parameter", "{0}: the cost does not change with the parameter here, so its gradient is 0",
                "units that are dead for every example (relu below 0), or a forward pass that leaves the parameter out", 1.3, expected / given);
        }
    }
}

/// <summary>Right to the digits of float32.</summary>
internal sealed class Rounded : LocalHypothesis
{
    // Sums of some thousand terms lose so much in float32, and nothing but rounding is so small and not smaller.
    private const double Least = 1e-9, Most = 2e-5;

    public override IEnumerable<LocalFit> Try(ParameterView view)
    {
        double difference = view.Difference(view.Expected), largest = view.Expected.Max(Math.Abs);
        double[] single = Matrix.Map(view.Given, g => (double)(float)g);
        bool exact = single.AsSpan().SequenceEqual(view.Given) && view.Given.Any(g => g != Math.Floor(g));
        if (exact && difference < 1e-4)
        {
            yield return new LocalFit("float32", "float32-accumulation", "{0} computed in float32 while the cost is float64", "the type of the accumulator or of a cast: every value is a float32", 0.9,
                view.Difference(Matrix.Map(view.Expected, r => (double)(float)r)));
        }
        else if (difference is > Least and < Most && view.Bounds is null && view.Given.Zip(view.Expected).All(p => Math.Abs(p.First - p.Second) <= Most * largest))
        {
            yield return new LocalFit("float32", "float32-accumulation", "{0} right to the digits of float32 only, while the cost is float64", "the type of an accumulator or of a cast on the way", 2, difference);
        }
    }
}

/// <summary>The right values in another order.</summary>
internal sealed class Permuted : LocalHypothesis
{
    public override IEnumerable<LocalFit> Try(ParameterView view)
    {
        if (view.Shape is null || view.Given.Length < 3 || view.Bounds is not null)
            yield break;
        double[] given = [.. view.Given.Order()], expected = [.. view.Expected.Order()];
        double[] order = [.. Enumerable.Range(0, given.Length).Select(i => expected[i])];
        double after = Matrix.Distance(given, order) / Math.Max(Matrix.Norm(given) + Matrix.Norm(order), double.Epsilon);
        if (after <= view.Tolerance && given[0] != given[^1])
            yield return new LocalFit("permuted", "entries-permuted", "{0} with its entries in another order", "the indices of the loop that fills it, or a reshape in another order", 1.6, after);
    }
}
