namespace TfCourse.Checking;

/// <summary>What the functions do beside returning values: overwrite, remember, accumulate, draw at random.</summary>
internal sealed class Behaviour(ParameterFunctions functions, Random random)
{
    /// <summary>Calls the gradients again, in another order, and compares with the first answer.</summary>
    public IReadOnlyList<Finding> Look(CheckedArray[] first)
    {
        List<Finding> findings = [];
        CheckedArray[] again = functions.Gradients();
        if (!Same(first, again))
        {
            CheckedArray[] third = functions.Gradients();
            bool grows = first.Zip(again).All(p => Near(p.Second.Values, Matrix.Scaled(p.First.Values, 2))) && first.Zip(third).All(p => Near(p.Second.Values, Matrix.Scaled(p.First.Values, 3)));
            bool overwritten = functions.Overwritten.Count > 0;
            findings.Add(grows
                ? Simple("gradients-accumulate", "gradients add up from call to call: they are never set back to zero", "set the gradients to zero before each pass backward (= for the first, += only after)")
                : overwritten ? Overwriting()
                : Simple("non-deterministic", "the gradients change from call to call at the same parameters", "draw dropout masks, mini-batches and noise from a fixed seed inside the function, or once outside it"));
            return findings;
        }

        double[][] elsewhere = [.. functions.Start.Select(p => Matrix.Map(p.Value.Values, v => v + 0.1 * Math.Max(Math.Abs(v), 0.1) * Normal.Next(random)))];
        functions.MoveAll(elsewhere);
        functions.Cost();
        functions.Restore();
        if (!Same(first, functions.Gradients()))
            findings.Add(Simple("stale-cache", "the gradients depend on where the cost was computed last, not only on the parameters they are given", "the cache: run the forward pass with the parameters at hand before the pass backward"));
        if (functions.Overwritten.Count > 0)
            findings.Add(Overwriting());
        foreach ((string a, string b) in functions.Shared)
            findings.Add(new Finding("shared-array", $"d{a} and d{b} are one and the same array: writing one overwrites the other", "allocate an array for each gradient", [a, b], 0, 0, 1));
        return findings;
    }

    /// <summary>At another point, where values kept from the first call are wrong: the gradient along a random direction.</summary>
    public IReadOnlyList<Finding> LookElsewhere(FoundNetwork? found, CostNoise noise)
    {
        if (Elsewhere() is not { } theta)
            return [];
        double[][] given = [.. functions.Gradients().Select(g => g.Values)];
        bool right;
        if (found is { Network.Quirk: null })
        {
            LayerValues[] values = found.Shape.Values(n => theta[functions.Start.ToList().FindIndex(p => p.Name == n)]);
            Dictionary<string, double[]> expected = found.Shape.Named(new BackwardPass(found.Network.Forward(values), []).Run());
            double size = Math.Sqrt(expected.Values.Sum(e => Matrix.Dot(e, e)));
            right = functions.Start.Select((p, i) => Matrix.Distance(expected[p.Name], given[i])).Max() <= (noise.Single ? 1e-2 : 1e-6 + 1e4 * found.Residual) * Math.Max(size, double.Epsilon);
        }
        else
        {
            right = AlongDirection(theta, given, noise);
        }

        functions.Restore();
        return right ? [] : [Simple("stale-cache", "the gradients are right at the first parameters and wrong at others: something is kept from the first call", "values computed once outside the function: activations, masks or weights captured when it was made")];
    }

    // A point at which the cost still exists: a probability must not leave (0, 1).
    private double[][]? Elsewhere()
    {
        foreach (double far in new[] { 0.2, 0.02, 0.002 })
        {
            double[][] theta = [.. functions.Start.Select((p, i) => Matrix.Map(p.Value.Values, v => functions.Stored(i, v + far * Math.Max(Math.Abs(v), 0.1) * Normal.Next(random))))];
            functions.MoveAll(theta);
            if (double.IsFinite(functions.Cost()))
                return theta;
        }

        functions.Restore();
        return null;
    }

    private bool AlongDirection(double[][] theta, double[][] given, CostNoise noise)
    {
        double[][] direction = [.. theta.Select(t => Normal.Many(random, t.Length))];
        double expected = theta.Select((_, p) => Matrix.Dot(given[p], direction[p])).Sum(), best = double.PositiveInfinity;
        double length = Math.Sqrt(direction.Sum(d => Matrix.Dot(d, d)) * given.Sum(g => Matrix.Dot(g, g)));
        foreach (double h in new[] { 1e-4, 1e-5, 1e-6 })
        {
            double step = noise.Single ? 100 * h : h;
            double numeric = (At(step) - At(-step)) / (2 * step);
            if (double.IsFinite(numeric))
                best = Math.Min(best, Math.Abs(numeric - expected) - 2 * noise.Absolute / step);
        }

        return double.IsPositiveInfinity(best) || best <= (noise.Single ? 0.05 : 1e-3) * length;

        double At(double t)
        {
            functions.MoveAll([.. theta.Select((v, p) => Matrix.Zip(v, direction[p], (x, d) => x + t * d))]);
            return functions.Cost();
        }
    }

    private Finding Overwriting() => new("overwrites-its-input", $"the functions change the parameters they are given ({string.Join(", ", functions.Overwritten)})",
        "an in-place operation (-=, out:) on an array that is not the function's own; copy it first", [.. functions.Overwritten], 0, 0, 1);

    private static bool Same(CheckedArray[] a, CheckedArray[] b) => a.Zip(b).All(p => p.First.Values.AsSpan().SequenceEqual(p.Second.Values) || (p.First.Values.Any(double.IsNaN) && p.Second.Values.Any(double.IsNaN)));

    private static bool Near(double[] a, double[] b) => a.Length == b.Length && Matrix.Distance(a, b) <= 1e-5 * (Matrix.Norm(a) + Matrix.Norm(b));

    private static Finding Simple(string id, string title, string where) => new(id, title, where, [], 0, 0, 1);
}
