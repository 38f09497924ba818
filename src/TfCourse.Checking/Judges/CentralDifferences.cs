namespace TfCourse.Checking;

/// <summary>A numeric derivative with what it may be off by.</summary>
/// <param name="Value">The derivative.</param>
/// <param name="Bound">The error it may have: rounding over the step, and what the step leaves out.</param>
/// <param name="Kink">Whether the cost has no derivative here: then it is between <paramref name="Below"/> and <paramref name="Above"/>.</param>
/// <param name="Below">The smaller of the one-sided derivatives.</param>
/// <param name="Above">The larger.</param>
internal readonly record struct NumericDerivative(double Value, double Bound, bool Kink, double Below, double Above);

/// <summary>
/// (J(θ + h) - J(θ - h)) / 2h with the step that balances rounding against curvature on each parameter's own scale, and
/// (4·D(h) - D(2h)) / 3, which takes the error of h² away. One-sided differences tell kinks, which are avoided by smaller steps.
/// </summary>
internal sealed class CentralDifferences : IDifferentiator
{
    private readonly ParameterFunctions _functions;
    private readonly CostNoise _noise;
    private readonly double[] _scale;
    private readonly double _step;
    private readonly int _levels;

    /// <summary>Differences of a cost.</summary>
    /// <param name="functions">The cost.</param>
    /// <param name="noise">Its rounding.</param>
    /// <param name="levels">How often Richardson's extrapolation is applied, from 1: each takes two more powers of h out of the error, for two more costs.</param>
    public CentralDifferences(ParameterFunctions functions, CostNoise noise, int levels)
    {
        (_functions, _noise, _levels) = (functions, noise, levels);
        double all = Rms(functions.Start.SelectMany(p => p.Value.Values));
        _scale = [.. functions.Start.Select(p => Math.Max(Rms(p.Value.Values), all > 0 ? 0.1 * all : 1))];
        // What is left is of order h^(2·levels), which rounding over h must not exceed; the widest of the steps is 2^levels·h.
        _step = levels == 1 ? Math.Cbrt(3 * Math.Clamp(noise.Relative, 1e-16, 1e-4)) : Math.Pow(Math.Clamp(noise.Relative, 1e-16, 1e-4), 1.0 / (2 * levels + 3)) / Math.Pow(2, levels);
    }

    public string Name => _levels == 1 ? "central differences with Richardson's step" : FormattableString.Invariant($"central differences, extrapolated {_levels} times by Richardson");

    /// <summary>How many derivatives met a kink and were had by smaller steps.</summary>
    public int KinksAvoided { get; private set; }

    /// <summary>By one element.</summary>
    public NumericDerivative At(int parameter, int element)
    {
        double value = _functions.Start[parameter].Value.Values[element];
        double h = _step * Math.Max(Math.Abs(value), _scale[parameter]);
        NumericDerivative result = Along(h, t =>
        {
            double moved = _functions.Stored(parameter, value + t);
            _functions.Move(parameter, element, moved);
            return moved - value;
        });
        _functions.Move(parameter, element, value);
        return result;
    }

    /// <summary>By one element with two costs only, and with care where that disagrees with the user's value or bends.</summary>
    public NumericDerivative Quick(int parameter, int element, double given)
    {
        double value = _functions.Start[parameter].Value.Values[element];
        double h = _step * Math.Max(Math.Abs(value), _scale[parameter]);
        (double up, double above) = Moved(h);
        (double down, double below) = Moved(-h);
        _functions.Move(parameter, element, value);
        double one = (above - below) / (up - down), right = (above - _noise.Value) / up, left = (below - _noise.Value) / down;
        double rounding = _noise.Absolute / Math.Abs(up), bound = 3 * rounding + 1e-8 * Math.Abs(one);
        return Math.Abs(one - given) <= 6 * bound && Math.Abs(right - left) <= 20 * rounding + 1e-2 * Math.Abs(one)
            ? new NumericDerivative(one, bound, false, Math.Min(right, left), Math.Max(right, left)) : At(parameter, element);

        (double T, double Cost) Moved(double t)
        {
            double moved = _functions.Stored(parameter, value + t);
            _functions.Move(parameter, element, moved);
            return (moved - value, _functions.Cost());
        }
    }

    /// <summary>By one element over a step some hundred times as wide, as far as the cost's curvature lets it, where a cost that moves in steps of rounding shows its slope.</summary>
    public double Wide(int parameter, int element)
    {
        double value = _functions.Start[parameter].Value.Values[element], h = Math.Max(8 * _step, Math.Min(300 * _step, 0.1)) * Math.Max(Math.Abs(value), _scale[parameter]);
        _functions.Move(parameter, element, value + h);
        double above = _functions.Cost();
        _functions.Move(parameter, element, value - h);
        double below = _functions.Cost();
        _functions.Move(parameter, element, value);
        return (above - below) / (2 * h);
    }

    public NumericDerivative Along(int parameter, int[]? elements, double[] signs)
    {
        double[] all = _functions.Start[parameter].Value.Values, start = elements is null ? all : Array.ConvertAll(elements, i => all[i]);
        double root = Math.Sqrt(signs.Length), h = 4 * _step * _scale[parameter] * (_noise.Single ? root : 1);
        var moved = new double[start.Length];
        NumericDerivative result = Along(h, t =>
        {
            for (int i = 0; i < moved.Length; i++)
                moved[i] = start[i] + t / root * signs[i];
            Move(moved);
            return t;
        });
        Move(start);
        return result;

        void Move(double[] values)
        {
            if (elements is null)
                _functions.Move(parameter, values);
            else
                _functions.Move(parameter, elements, values);
        }
    }

    private NumericDerivative Along(double h, Func<double, double> move)
    {
        NumericDerivative first = Once(h, move);
        if (!first.Kink)
            return first;
        double step = h;
        for (int shrink = 0; shrink < (_noise.Single ? 2 : 4); shrink++)
        {
            step /= 8;
            NumericDerivative nearer = Once(step, move);
            if (!nearer.Kink)
            {
                KinksAvoided++;
                return nearer;
            }
        }

        return first;
    }

    private NumericDerivative Once(double h, Func<double, double> move)
    {
        (double slope, double right, double left, double width) = Pair(h);
        (double slope2, double right2, double left2, _) = Pair(2 * h);
        double rounding = _noise.Absolute / width, bend = right - left, bend2 = right2 - left2;
        double value = (4 * slope - slope2) / 3, bound = 3 * rounding + 0.3 * Math.Abs(value - slope) + 1e-14 * Math.Abs(slope);
        double excess = Math.Abs(bend2 - 2 * bend);
        bool kink = !double.IsFinite(bound) || excess > 20 * rounding + 1e-3 * (Math.Abs(bend) + Math.Abs(bend2)) + (_noise.Single ? 2e-2 : 1e-8) * Math.Abs(slope);
        if (_levels > 1 && !kink)
            (value, bound) = Extrapolated([slope, slope2, .. Enumerable.Range(2, _levels - 1).Select(k => Pair(Math.Pow(2, k) * h).Slope)], rounding);
        return new NumericDerivative(value, bound, kink, Math.Min(right, left), Math.Max(right, left));

        (double Slope, double Right, double Left, double Width) Pair(double t)
        {
            double up = move(t), above = _functions.Cost(), down = move(-t), below = _functions.Cost();
            return ((above - below) / (up - down), (above - _noise.Value) / up, (below - _noise.Value) / down, Math.Abs(up));
        }
    }

    // Slopes of steps h, 2h, 4h, …: each column of the table takes the next even power of h out of the error.
    private static (double Value, double Bound) Extrapolated(double[] slopes, double rounding)
    {
        double before = slopes[0];
        for (int level = 1; level < slopes.Length; level++)
        {
            before = slopes[0];
            double power = Math.Pow(4, level);
            for (int k = 0; k < slopes.Length - level; k++)
                slopes[k] = (power * slopes[k] - slopes[k + 1]) / (power - 1);
        }

        return (slopes[0], 3 * rounding + 0.3 * Math.Abs(slopes[0] - before) + 1e-14 * Math.Abs(slopes[0]));
    }

    private static double Rms(IEnumerable<double> values)
    {
        double sum = 0;
        long count = 0;
        foreach (double v in values)
            (sum, count) = (sum + v * v, count + 1);
        return count == 0 ? 0 : Math.Sqrt(sum / count);
    }
}
