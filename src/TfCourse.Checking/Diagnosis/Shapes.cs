namespace TfCourse.Checking;

/// <summary>Brings gradients to their parameters' shapes, and says what a wrong shape betrays.</summary>
internal static class Shapes
{
    /// <summary>Gradients of the parameters' shapes; one that cannot be brought there is NaN throughout and listed.</summary>
    public static CheckedArray[] Fit(
        IReadOnlyList<(string Name, CheckedArray Value)> parameters, CheckedArray[] given, NetworkFacts facts, List<Finding> findings, out HashSet<string> refused)
    {
        refused = [];
        var fitted = new CheckedArray[given.Length];
        for (int p = 0; p < given.Length; p++)
        {
            (string name, CheckedArray value) = parameters[p];
            (IReadOnlyList<int> wanted, IReadOnlyList<int> got) = (value.Shape, given[p].Shape);
            fitted[p] = given[p];
            if (wanted.SequenceEqual(got))
            {
                if (given[p].Values.Any(v => !double.IsFinite(v)))
                {
                    int at = Array.FindIndex(given[p].Values, v => !double.IsFinite(v));
                    refused.Add(name);
                    findings.Add(Simple(name, "gradient-not-finite", FormattableString.Invariant($"d{name}{value.Place(at)} is {given[p].Values[at]}"), "a division by 0 (1 - A, or σ = 0), a logarithm, an overflow of exp"));
                }

                continue;
            }

            string shapes = $"d{name} has the shape {CheckedArray.ShapeText(got)}, {name} has {CheckedArray.ShapeText(wanted)}";
            bool same = given[p].Values.Length == value.Values.Length;
            if (same && wanted.Where(d => d != 1).SequenceEqual(got.Where(d => d != 1)))
            {
                fitted[p] = new CheckedArray(wanted, given[p].Values);
                if (got.Count < wanted.Count)
                    findings.Add(Simple(name, "sum-without-keepdims", shapes + ": a sum without keepdims, which broadcasts to a matrix in the update", "the sum over the examples: keepdims: true"));
                else
                    findings.Add(Simple(name, "wrong-shape", shapes, "return the gradient in its parameter's shape"));
            }
            else if (same && wanted.Count == 2 && got.SequenceEqual(wanted.Reverse()))
            {
                fitted[p] = new CheckedArray(wanted, Matrix.Transpose(given[p].Values, got[0], got[1]));
                findings.Add(Simple(name, "transposed", shapes + ": it is transposed", "the order of the two factors: dZ·Aᵀ when columns are examples, Aᵀ·dZ when rows are"));
            }
            else
            {
                refused.Add(name);
                fitted[p] = value with { Values = Array.ConvertAll(value.Values, _ => double.NaN) };
                int m = facts.Examples ?? 0;
                bool examples = given[p].Values.Length == m || (facts.X?.Shape.Contains(given[p].Values.Length) ?? false);
                bool unsummed = value.Values.Length > 0 && facts.X is { } x && x.Shape.Any(d => given[p].Values.Length == (long)d * value.Values.Length);
                findings.Add(given[p].Values.Length == 1
                    ? Simple(name, "sum-over-all-axes", shapes + ": summed over units and examples together", "the sum needs its axis (the examples) and keepdims")
                    : examples ? Simple(name, "bias-sum-wrong-axis", shapes + ": one value an example, so the sum ran over the units", "sum over the axis of the examples (axis 1 when columns are examples, 0 when rows are), with keepdims")
                    : unsummed ? Simple(name, "sum-missing", shapes + ": one value an example and unit, so the sum over the examples is missing", "sum over the axis of the examples, with keepdims")
                    : Simple(name, "wrong-shape", shapes, "return the gradient in its parameter's shape"));
            }
        }

        return fitted;
    }

    private static Finding Simple(string name, string id, string title, string where) => new(id, title, where, [name], 0, 0, 1);
}
