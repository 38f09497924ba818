namespace TfCourse.Checking;

/// <summary>Checks what an initializer draws: its spread, centre, distribution, and whether it repeats itself.</summary>
public static class InitializerCheck
{
    /// <summary>Checks an initializer of weights [outputs, inputs].</summary>
    /// <param name="kind">"he_normal", "he_uniform", "glorot_normal", "glorot_uniform", "lecun_normal", "lecun_uniform".</param>
    /// <param name="draw">Values of (outputs, inputs, seed), row-major.</param>
    /// <param name="name">What to call it.</param>
    /// <exception cref="ArgumentException">There is no such kind, or too few values come back.</exception>
    public static CheckReport Run(string kind, Func<int, int, int, double[]> draw, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(draw);
        const int Out = 60, In = 150;
        string[] parts = kind.Split('_');
        double right = parts[0] switch { "he" => 2.0 / In, "glorot" or "xavier" => 2.0 / (In + Out), "lecun" => 1.0 / In, _ => double.NaN };
        if (double.IsNaN(right) || parts.Length != 2 || parts[1] is not ("normal" or "uniform"))
            throw new ArgumentException($"There is no initializer '{kind}'; known: he, glorot and lecun, each with _normal or _uniform.", nameof(kind));
        double[] values = [.. Enumerable.Range(1, 4).SelectMany(seed => draw(Out, In, seed))], again = draw(Out, In, 1), other = draw(Out, In, 2);
        if (values.Length != 4 * Out * In)
            throw new ArgumentException($"{Out} × {In} values were asked for, {again.Length} came.", nameof(draw));
        List<Finding> findings = [];
        double mean = values.Average(), variance = values.Sum(v => (v - mean) * (v - mean)) / values.Length, deviation = Math.Sqrt(variance), size = Math.Sqrt(right);
        if (variance == 0)
            Add("symmetry", "all weights are the same: every unit of a layer learns the same", "draw at random");
        else
        {
            if (!again.AsSpan().SequenceEqual(values.AsSpan(0, again.Length)))
                Add("non-deterministic", "the same seed draws other values", "use the seed that is handed in");
            if (other.AsSpan().SequenceEqual(again))
                Add("same-seed", "another seed draws the same values: layers start equal", "use the seed that is handed in");
            if (Math.Abs(mean) > 5 * deviation / Math.Sqrt(values.Length))
                Add("not-centred", FormattableString.Invariant($"the values are not centred: their mean is {mean:G3}"), parts[1] == "uniform" ? "draw from -limit to +limit, not from 0 to limit" : "the mean of the draws");
            // The variance of n draws is known to a few percent: 5 standard errors, with the distribution's own kurtosis.
            if (Math.Abs(variance / right - 1) > 5 * Math.Sqrt(2.0 / values.Length))
                findings.Add(Spread(parts, Math.Sqrt(values.Sum(v => v * v) / values.Length), size, In, Out));
            double kurtosis = values.Sum(v => Math.Pow((v - mean) / deviation, 4)) / values.Length;
            bool uniform = kurtosis < 2.1;
            if (findings.Count == 0 && uniform != (parts[1] == "uniform"))
                Add("another-distribution", $"the values are {(uniform ? "uniform" : "not uniform")}, {parts[1]} ones were meant", "the distribution that is drawn from");
        }

        return new CheckReport(name ?? kind, "initializer", findings.Count > 0 ? Verdict.Wrong : Verdict.Agrees, findings, [],
            [FormattableString.Invariant($"standard deviation {deviation:G5}, meant {size:G5}; mean {mean:G2}")], [FormattableString.Invariant($"{values.Length} draws; the spread is known to {500 * Math.Sqrt(0.5 / values.Length):0.0} %")]);

        void Add(string id, string title, string where) => findings.Add(new Finding(id, title, where, ["W"], 0, 0, 1));
    }

    private static Finding Spread(string[] parts, double got, double size, int into, int outOf)
    {
        double limit = Math.Sqrt(3) * size;
        (string Id, string Title, double Value)[] known =
        [
            ("fan-out-for-fan-in", "the spread is computed from the outputs, not from the inputs", parts[0] == "he" ? Math.Sqrt(2.0 / outOf) : Math.Sqrt(1.0 / outOf)),
            ("factor-2", "the variance is half of what is meant: 1/n where 2/n belongs", size / Math.Sqrt(2)),
            ("factor-2", "the variance is twice what is meant: 2/n where 1/n belongs", size * Math.Sqrt(2)),
            ("root-missing", "the root is missing: the variance is used as standard deviation", size * size),
            ("divided-by-root-missing", "the values are not scaled at all", 1),
            ("limit-for-deviation", "the standard deviation is used as the limit of the uniform distribution: √3 is missing", size / Math.Sqrt(3)),
            ("limit-for-deviation", "the uniform limit is used as standard deviation", limit),
            ("truncation-not-corrected", "a normal cut at two deviations is not scaled up again (÷ 0.87962566)", size * 0.87962566103423978),
            ("scaled", "the spread is that of he", Math.Sqrt(2.0 / into)), ("scaled", "the spread is that of lecun", Math.Sqrt(1.0 / into)), ("scaled", "the spread is that of glorot", Math.Sqrt(2.0 / (into + outOf))),
        ];
        (string id, string title, double value) = known.FirstOrDefault(k => Math.Abs(got / k.Value - 1) < 0.015, (Id: "unknown", Title: FormattableString.Invariant($"the spread is {got:G5}, meant is {size:G5}"), Value: size));
        return new Finding(id, title, "the factor after the draw", ["W"], Math.Abs(got / size - 1), Math.Abs(got / value - 1), 1);
    }
}
