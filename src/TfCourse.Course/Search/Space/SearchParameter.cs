namespace TfCourse.Course;

/// <summary>When a parameter has a meaning at all: another one has one of some values, as the momentum of one optimizer.</summary>
/// <param name="Parameter">The other parameter; it stands earlier in the space.</param>
/// <param name="Values">The values of it, as texts.</param>
public sealed record SearchCondition(string Parameter, IReadOnlyList<string> Values);

/// <summary>
/// A hyperparameter and the scale on which it is searched. Every strategy works on u in [0, 1); the parameter maps u to its
/// value, so that equal steps of u are equal steps on its scale.
/// </summary>
public abstract class SearchParameter
{
    private protected SearchParameter(string name, SearchCondition? when)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, When) = (name, when);
    }

    /// <summary>The name, as <c>learning_rate</c>.</summary>
    public string Name { get; }

    /// <summary>When the parameter has a meaning; null for always.</summary>
    public SearchCondition? When { get; }

    /// <summary>The kind, as the JSON form calls it.</summary>
    public abstract string Kind { get; }

    /// <summary>How many values there are; null where there are as many as one likes.</summary>
    public abstract int? Count { get; }

    /// <summary>The value at a place of the scale.</summary>
    /// <param name="u">In [0, 1]; what lies outside is taken for the nearest end.</param>
    public ParameterValue At(double u) => ValueAt(Math.Clamp(u, 0, 1));

    /// <summary>The place of a value on the scale, the middle of all places that give it: in [0, 1].</summary>
    /// <param name="value">A value of this parameter.</param>
    public abstract double PlaceOf(ParameterValue value);

    /// <summary>Values in equal steps over the scale, both ends included.</summary>
    /// <param name="levels">How many at most; at least 1. Fewer where the parameter has fewer.</param>
    public IReadOnlyList<ParameterValue> Levels(int levels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 1);
        return Count <= levels ? All() : levels == 1 ? [At(0.5)] : [.. Enumerable.Range(0, levels).Select(i => At((double)i / (levels - 1))).Distinct()];
    }

    private protected virtual ParameterValue[] All() => throw new InvalidOperationException($"Parameter '{Name}' has no end of values.");

    private protected abstract ParameterValue ValueAt(double u);

    private protected static void Range(string name, double low, double high, bool holds, string required)
    {
        if (!(low < high && double.IsFinite(low) && double.IsFinite(high) && holds))
        {
            throw new ArgumentException(FormattableString.Invariant($"Parameter '{name}' goes from {low} to {high}; required: {required}."), nameof(low));
        }
    }
}

/// <summary>Equally likely between two ends: <c>low + u·(high − low)</c>.</summary>
public sealed class UniformParameter : SearchParameter
{
    private readonly double _low, _high;

    /// <summary>A range on a linear scale.</summary>
    /// <param name="name">The name.</param>
    /// <param name="low">The lower end, finite.</param>
    /// <param name="high">The upper end, above it.</param>
    /// <param name="when">When it has a meaning; null for always.</param>
    /// <exception cref="ArgumentException">The ends are no range.</exception>
    public UniformParameter(string name, double low, double high, SearchCondition? when = null)
        : base(name, when)
    {
        Range(name, low, high, true, "two finite ends, the lower first");
        (_low, _high) = (low, high);
    }

    /// <summary>The lower end.</summary>
    public double Low => _low;

    /// <summary>The upper end.</summary>
    public double High => _high;

    /// <inheritdoc/>
    public override string Kind => "uniform";

    /// <inheritdoc/>
    public override int? Count => null;

    /// <inheritdoc/>
    public override double PlaceOf(ParameterValue value) => Math.Clamp((value.Number - _low) / (_high - _low), 0, 1);

    private protected override ParameterValue ValueAt(double u) => new(_low + (u * (_high - _low)));
}

/// <summary>Equally likely in its logarithm: <c>10^r</c> with r uniform between the logarithms of the ends; the course's r = −4·rand is 10⁻⁴ to 1.</summary>
public sealed class LogUniformParameter : SearchParameter
{
    private readonly double _low, _high;

    /// <summary>A range on a logarithmic scale.</summary>
    /// <param name="name">The name.</param>
    /// <param name="low">The lower end, above 0.</param>
    /// <param name="high">The upper end, above it.</param>
    /// <param name="when">When it has a meaning; null for always.</param>
    /// <exception cref="ArgumentException">The ends are no range above 0.</exception>
    public LogUniformParameter(string name, double low, double high, SearchCondition? when = null)
        : base(name, when)
    {
        Range(name, low, high, low > 0, "two ends above 0, the lower first");
        (_low, _high) = (low, high);
    }

    /// <summary>The lower end.</summary>
    public double Low => _low;

    /// <summary>The upper end.</summary>
    public double High => _high;

    /// <inheritdoc/>
    public override string Kind => "log_uniform";

    /// <inheritdoc/>
    public override int? Count => null;

    /// <inheritdoc/>
    public override double PlaceOf(ParameterValue value) => Math.Clamp(Math.Log(value.Number / _low) / Math.Log(_high / _low), 0, 1);

    private protected override ParameterValue ValueAt(double u) => new(Math.Clamp(_low * Math.Exp(u * Math.Log(_high / _low)), _low, _high));
}

/// <summary>
/// A value just below 1 whose distance from 1 is equally likely in its logarithm: <c>β = 1 − 10^r</c>. So 0.9 to 0.99 gets as
/// many tries as 0.99 to 0.999, which is right for averages over 1/(1 − β) steps.
/// </summary>
public sealed class OneMinusLogParameter : SearchParameter
{
    private readonly double _low, _high;

    /// <summary>A range of β on the scale of log(1 − β).</summary>
    /// <param name="name">The name.</param>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end, above it and below 1.</param>
    /// <param name="when">When it has a meaning; null for always.</param>
    /// <exception cref="ArgumentException">The ends are no range below 1.</exception>
    public OneMinusLogParameter(string name, double low, double high, SearchCondition? when = null)
        : base(name, when)
    {
        Range(name, low, high, high < 1, "two ends below 1, the lower first");
        (_low, _high) = (low, high);
    }

    /// <summary>The lower end.</summary>
    public double Low => _low;

    /// <summary>The upper end.</summary>
    public double High => _high;

    /// <inheritdoc/>
    public override string Kind => "one_minus_log";

    /// <inheritdoc/>
    public override int? Count => null;

    /// <inheritdoc/>
    public override double PlaceOf(ParameterValue value) => Math.Clamp(Math.Log((1 - value.Number) / (1 - _low)) / Math.Log((1 - _high) / (1 - _low)), 0, 1);

    private protected override ParameterValue ValueAt(double u)
        => new(Math.Clamp(1 - ((1 - _low) * Math.Exp(u * Math.Log((1 - _high) / (1 - _low)))), _low, _high));
}
