namespace TfCourse.Checking;

/// <summary>Which schedule a learning rate is meant to follow.</summary>
/// <param name="Kind">"exponential", "inverse_time", "natural_exp", "cosine", "polynomial", "step".</param>
/// <param name="Initial">The rate at step 0.</param>
public sealed record ScheduleClaim(string Kind, double Initial)
{
    /// <summary>How many steps an interval, or the whole decay, has.</summary>
    public int DecaySteps { get; init; } = 10;

    /// <summary>The rate of decay.</summary>
    public double DecayRate { get; init; } = 0.5;

    /// <summary>Whether the rate changes at whole intervals only.</summary>
    public bool Staircase { get; init; }

    /// <summary>The last rate of "polynomial" and "cosine".</summary>
    public double End { get; init; }

    /// <summary>The power of "polynomial".</summary>
    public double Power { get; init; } = 1;
}

/// <summary>Checks a learning-rate schedule step by step.</summary>
public static class ScheduleCheck
{
    /// <summary>Checks a schedule.</summary>
    /// <param name="claim">What it is meant to be.</param>
    /// <param name="rate">The rate of a step, from 0.</param>
    /// <param name="name">What to call it.</param>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static CheckReport Run(ScheduleClaim claim, Func<int, double> rate, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(rate);
        int steps = 3 * claim.DecaySteps + 2;
        double[] given = [.. Enumerable.Range(0, steps).Select(rate)], expected = Rates(claim, (c, s) => s);
        double before = Difference(given, expected);
        List<Finding> findings = [];
        if (before > 1e-6)
        {
            int first = Enumerable.Range(0, steps).First(s => Math.Abs(given[s] - expected[s]) > 1e-6 * Math.Abs(expected[s]) + 1e-15);
            foreach ((string id, string title, double[] predicted) in Hypotheses(claim, steps))
            {
                double after = Difference(given, predicted);
                if (after <= 1e-6)
                    findings.Add(new Finding(id, title, FormattableString.Invariant($"step {first} is the first that differs: {given[first]:G6}, meant {expected[first]:G6}"), ["rate"], before, after, 1));
            }

            if (findings.Count == 0)
                findings.Add(new Finding("unknown", $"the schedule is not '{claim.Kind}', and no usual mistake explains it", FormattableString.Invariant($"step {first} is the first that differs: {given[first]:G6}, meant {expected[first]:G6}"), ["rate"], before, before, 1));
        }

        return new CheckReport(name ?? claim.Kind, "schedule", findings.Count > 0 ? Verdict.Wrong : Verdict.Agrees, findings, [], [], [FormattableString.Invariant($"the formula of '{claim.Kind}' over {steps} steps; tolerance 1e-6")]);

        double[] Rates(ScheduleClaim c, Func<ScheduleClaim, double, double> at) => [.. Enumerable.Range(0, steps).Select(s => Formula(c, at(c, s)))];
    }

    private static IEnumerable<(string, string, double[])> Hypotheses(ScheduleClaim c, int steps)
    {
        double[] Of(ScheduleClaim claim, Func<double, double> at) => [.. Enumerable.Range(0, steps).Select(s => Formula(claim, at(s)))];
        yield return ("off-by-one", "the schedule is one step ahead", Of(c, s => s + 1));
        yield return ("off-by-one", "the schedule is one step late", Of(c, s => Math.Max(0, s - 1)));
        yield return c.Staircase ? ("staircase-missing", "the rate falls smoothly, not at whole intervals: floor is missing", Of(c with { Staircase = false }, s => s))
            : ("staircase-extra", "the rate falls at whole intervals only: an integer division or floor", Of(c with { Staircase = true }, s => s));
        yield return ("interval-missing", "the step is not divided by the interval", Of(c, s => s * c.DecaySteps));
        yield return ("factor-2", "the rates are halved", Matrix.Scaled(Of(c, s => s), 0.5));
        double product = c.Initial;
        double[] compounded = new double[steps];
        for (int s = 0; s < steps; s++)
            compounded[s] = product = product / c.Initial * Formula(c, s);
        yield return ("compounded", "the decay is applied to the rate of the step before, which has it already", compounded);
        double[] flat = new double[steps];
        Array.Fill(flat, c.Initial);
        yield return ("no-decay", "the rate never changes", flat);
        if (c.End != 0)
            yield return ("end-missing", "the rate falls to 0, not to its end", Of(c with { End = 0 }, s => s));
        foreach (string other in new[] { "exponential", "inverse_time", "natural_exp", "cosine", "polynomial", "step" })
        {
            if (other != c.Kind)
                yield return ("another-schedule", $"the schedule is '{other}'", Of(c with { Kind = other }, s => s));
        }
    }

    private static double Formula(ScheduleClaim c, double step)
    {
        double share = step / c.DecaySteps, stairs = c.Staircase ? Math.Floor(share) : share, whole = Math.Min(1, share);
        return c.Kind switch
        {
            "exponential" => c.Initial * Math.Pow(c.DecayRate, stairs),
            "inverse_time" => c.Initial / (1 + c.DecayRate * stairs),
            "natural_exp" => c.Initial * Math.Exp(-c.DecayRate * stairs),
            "cosine" => c.End + (c.Initial - c.End) * 0.5 * (1 + Math.Cos(Math.PI * whole)),
            "polynomial" => c.End + (c.Initial - c.End) * Math.Pow(1 - whole, c.Power),
            "step" => c.Initial * Math.Pow(c.DecayRate, Math.Floor(share)),
            _ => throw new ArgumentException($"There is no schedule '{c.Kind}'; known: exponential, inverse_time, natural_exp, cosine, polynomial, step."),
        };
    }

    private static double Difference(double[] a, double[] b) => a.Zip(b).Max(p => Math.Abs(p.First - p.Second) / Math.Max(Math.Abs(p.First) + Math.Abs(p.Second), 1e-15));
}
