namespace TfCourse.Checking;

/// <summary>G = c·R: a factor that is too much or missing.</summary>
internal sealed class Scaled : LocalHypothesis
{
    public override IEnumerable<LocalFit> Try(ParameterView view)
    {
        double square = Matrix.Dot(view.Expected, view.Expected);
        if (square == 0)
            yield break;
        double c = Matrix.Dot(view.Given, view.Expected) / square;
        double[] predicted = Matrix.Scaled(view.Expected, c);
        // A millionfold is no factor that somebody types: what is expected is 0 to rounding.
        if (c == 0 || Math.Abs(c) > 1e6 || Math.Abs(c - 1) < view.Tolerance || !view.Is(predicted, c))
            yield break;
        double after = view.Difference(predicted), near = Math.Max(1e-3 * Math.Min(1, 1e3 * view.Tolerance), 20 * Uncertainty(view));
        bool usual = false;
        foreach ((double constant, string mistake, string title, string where, double rarity) in Constants(view))
        {
            if (Math.Abs(c - constant) > near * Math.Abs(constant))
                continue;
            usual |= rarity <= 1.1;
            yield return new LocalFit(FormattableString.Invariant($"scaled {mistake} {constant:R}"), mistake, title, where, rarity, view.Difference(Matrix.Scaled(view.Expected, constant)));
        }

        if (usual)
            yield break;

        // 4 or 1/10 is what somebody types; 0.3716 is not.
        double whole = Math.Abs(c) < 1 ? 1 / c : c;
        bool plain = Math.Abs(whole - Math.Round(whole)) < near * Math.Abs(whole) && Math.Abs(whole) < 1001 && Math.Abs(Math.Abs(whole) - 1.5) > 0.6;
        yield return new LocalFit(FormattableString.Invariant($"scaled {c:G4}"), "scaled", FormattableString.Invariant($"{{0}} scaled by {c:G6}"),
            "the factor in front of the product or the sum", plain ? 1.2 : view.Given.Length < 3 ? 4 : 2, after);
    }

    // How well the factor itself is known.
    private static double Uncertainty(ParameterView view)
        => view.Bounds is null ? 1e-9 : Matrix.Norm(view.Bounds) / Math.Max(Matrix.Norm(view.Expected), double.Epsilon);

    private static IEnumerable<(double, string, string, string, double)> Constants(ParameterView view)
    {
        const string Factor = "the factor in front of the product or the sum";
        yield return (-1, "sign", "{0}: wrong sign", "the sign: A - Y, not Y - A; the derivative of -log", 1);
        yield return (2, "factor-2", "{0} doubled", Factor + ": 2 too much, or ½ missing (from ½·(…)²)", 1);
        yield return (0.5, "factor-1/2", "{0} halved", Factor + ": ½ too much, or 2 missing (from (…)²)", 1);
        yield return (-2, "factor-2", "{0}: doubled, and of the wrong sign", Factor, 1.8);
        yield return (-0.5, "factor-1/2", "{0}: halved, and of the wrong sign", Factor, 1.8);
        if (view.Context.Examples is > 1 and { } m)
        {
            yield return (m, "missing-1/m", FormattableString.Invariant($"{{0}}: 1/m is missing (m = {m})"), "divide by the number of examples, as the cost does", 0.9);
            if (view.IsBias)
                yield return (1.0 / m, "bias-averaged-twice", FormattableString.Invariant($"{{0}} averaged twice (divided by m = {m} once too often)"), "db: either mean over the examples, or 1/m times the sum, not both", 0.9);
            yield return (1.0 / m, "divided-by-m-twice", FormattableString.Invariant($"{{0}} divided by m = {m} once too often"), "1/m belongs either into dZ of the last layer or into dW and db, not into both", view.IsBias ? 1.6 : 0.9);
            yield return (-m, "missing-1/m", "{0}: 1/m is missing, and the sign is wrong", "divide by the number of examples; A - Y, not Y - A", 1.8);
            if (m > 2)
            {
                yield return (m / (m - 1.0), "divided-by-m-1", "{0} divided by m - 1, not by m", "the number that divides: the cost divides by m", 1.2);
                yield return ((m - 1.0) / m, "divided-by-m-1", "{0} multiplied by (m - 1)/m", "the number that divides: the cost divides by m", 1.6);
            }

            yield return ((double)m * m, "missing-1/m", "{0} multiplied by m where it is to be divided by it", "1/m, not m", 1.5);
        }

        if (view.Context.Keep is > 0 and < 1 and { } keep)
        {
            yield return (keep, "dropout-not-rescaled", "{0}: the division by keep is missing", "the rescaling by 1/keep", 1.3);
            yield return (1 / keep, "dropout-not-rescaled", "{0} divided by keep once too often", "the rescaling by 1/keep", 1.3);
        }

        foreach ((string name, int size) in view.Context.Sizes)
        {
            if (size is < 2 || size == view.Context.Examples)
                continue;

            // A factor of 2 that is a size, or m over a size, by chance is still "doubled" to whoever looks for it.
            if (view.Context.Examples is { } examples && examples / (double)size is var share)
                yield return (share, "divided-by-wrong-size", FormattableString.Invariant($"{{0}} divided by {size}, the number of {name}, where the number of examples ({examples}) belongs"), "m is the size of the axis of the examples: shape[1] or shape[0]?", share is 2 or 0.5 ? 2.3 : 1.1);
            if (size == 2)
                continue;
            yield return (size, "divided-by-wrong-size", FormattableString.Invariant($"{{0}}: {size} times too large, the number of {name}"), "the number that divides: check whether it counts examples", 1.4);
            yield return (1.0 / size, "divided-by-wrong-size", FormattableString.Invariant($"{{0}} divided by {size} once too often, the number of {name}"), "the number that divides: a mean over the wrong axis, or over all", 1.1);
        }
    }
}
