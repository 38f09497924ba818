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
internal sealed class CentralDifferences
{
    private readonly ParameterFunctions _functions;
    private readonly CostNoise _noise;
    private readonly double[] _scale;
    private readonly double _step;

    public CentralDifferences(ParameterFunctions functions, CostNoise noise)
    {
        (_functions, _noise) = (functions, noise);
        double all = Rms(functions.Start.SelectMany(p => p.Value.Values));
        _scale = [.. functions.Start.Select(p => Math.Max(Rms(p.Value.Values), all > 0 ? 0.1 * all : 1))];
        _step = Math.Cbrt(3 * Math.Clamp(noise.Relative, 1e-16, 1e-4));
    }

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

    /// <summary>By one element over a step some hundred times as wide, where a cost that moves in steps of rounding shows its slope.</summary>
    public double Wide(int parameter, int element)
    {
        double value = _functions.Start[parameter].Value.Values[element], h = 300 * _step * Math.Max(Math.Abs(value), _scale[parameter]);
        _functions.Move(parameter, element, value + h);
        double above = _functions.Cost();
        _functions.Move(parameter, element, value - h);
        double below = _functions.Cost();
        _functions.Move(parameter, element, value);
        return (above - below) / (2 * h);
    }

    /// <summary>Along ±1 a element of one parameter, over the root of their number.</summary>
    public NumericDerivative Along(int parameter, double[] signs)
    {
        double[] start = _functions.Start[parameter].Value.Values;
        double root = Math.Sqrt(signs.Length), h = 4 * _step * _scale[parameter] * (_noise.Single ? root : 1);
        var moved = new double[start.Length];
        NumericDerivative result = Along(h, t =>
        {
            for (int i = 0; i < moved.Length; i++)
                moved[i] = start[i] + t / root * signs[i];
            _functions.Move(parameter, moved);
            return t;
        });
        _functions.Move(parameter, start);
        return result;
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
        (double up, double above) = At(h);
        (double down, double below) = At(-h);
        (double up2, double above2) = At(2 * h);
        (double down2, double below2) = At(-2 * h);
        double one = (above - below) / (up - down), two = (above2 - below2) / (up2 - down2);
        double right = (above - _noise.Value) / up, left = (below - _noise.Value) / down;
        double bend = right - left, bend2 = (above2 - _noise.Value) / up2 - (below2 - _noise.Value) / down2;
        double rounding = _noise.Absolute / Math.Abs(up), refined = (4 * one - two) / 3;
        double bound = 3 * rounding + 0.3 * Math.Abs(refined - one) + 1e-14 * Math.Abs(one);
        double excess = Math.Abs(bend2 - 2 * bend);
        bool kink = !double.IsFinite(bound) || excess > 20 * rounding + 1e-3 * (Math.Abs(bend) + Math.Abs(bend2)) + (_noise.Single ? 2e-2 : 1e-8) * Math.Abs(one);
        return new NumericDerivative(refined, bound, kink, Math.Min(right, left), Math.Max(right, left));

        (double T, double Cost) At(double t)
        {
            double real = move(t);
            return (real, _functions.Cost());
        }
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
