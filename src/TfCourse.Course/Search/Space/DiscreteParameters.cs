namespace TfCourse.Course;

/// <summary>Whole numbers from one to another, both included, on a linear or a logarithmic scale.</summary>
public sealed class IntegerParameter : SearchParameter
{
    private readonly int _low, _high;

    /// <summary>A range of whole numbers.</summary>
    /// <param name="name">The name.</param>
    /// <param name="low">The lowest; at least 1 on a logarithmic scale.</param>
    /// <param name="high">The highest, at least the lowest.</param>
    /// <param name="logarithmic">Whether equal ratios are equally likely, as for units of a layer.</param>
    /// <param name="when">When it has a meaning; null for always.</param>
    /// <exception cref="ArgumentException">The ends are no range.</exception>
    public IntegerParameter(string name, int low, int high, bool logarithmic = false, SearchCondition? when = null)
        : base(name, when)
    {
        Range(name, low, low == high ? high + 0.5 : high, !logarithmic || low >= 1, "whole numbers, the lowest first, above 0 on a logarithmic scale");
        (_low, _high, Logarithmic) = (low, high, logarithmic);
    }

    /// <summary>The lowest number.</summary>
    public int Low => _low;

    /// <summary>The highest number.</summary>
    public int High => _high;

    /// <summary>Whether the scale is logarithmic.</summary>
    public bool Logarithmic { get; }

    /// <inheritdoc/>
    public override string Kind => "integer";

    /// <inheritdoc/>
    public override int? Count => (int)Math.Min((long)_high - _low + 1, int.MaxValue);

    // The scale goes half a step beyond the first and the last number, so that both are as likely as the others.
    private double Start => Logarithmic ? Math.Log(_low - 0.5) : _low - 0.5;

    private double Width => (Logarithmic ? Math.Log(_high + 0.5) : _high + 0.5) - Start;

    /// <inheritdoc/>
    public override double PlaceOf(ParameterValue value)
        => Math.Clamp(((Logarithmic ? Math.Log(value.Number) : value.Number) - Start) / Width, 0, 1);

    private protected override ParameterValue ValueAt(double u)
    {
        double place = Start + (u * Width);
        return new(Math.Clamp(Math.Round(Logarithmic ? Math.Exp(place) : place), _low, _high));
    }

    private protected override ParameterValue[] All() => [.. Enumerable.Range(_low, Count!.Value).Select(n => new ParameterValue(n))];
}

/// <summary>One of some values, in no order: kinds of layers, optimizers, sizes of mini-batches.</summary>
public sealed class ChoiceParameter : SearchParameter
{
    private readonly ParameterValue[] _values;

    /// <summary>A choice.</summary>
    /// <param name="name">The name.</param>
    /// <param name="values">The values, all different; at least one.</param>
    /// <param name="when">When it has a meaning; null for always.</param>
    /// <exception cref="ArgumentException">There is no value, or one stands twice.</exception>
    public ChoiceParameter(string name, IReadOnlyList<ParameterValue> values, SearchCondition? when = null)
        : base(name, when)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0 || values.Distinct().Count() != values.Count)
        {
            throw new ArgumentException($"Parameter '{name}' is a choice of [{string.Join(", ", values)}]; required: at least one value, none twice.", nameof(values));
        }

        _values = [.. values];
    }

    /// <summary>The values.</summary>
    public IReadOnlyList<ParameterValue> Values => _values;

    /// <inheritdoc/>
    public override string Kind => "choice";

    /// <inheritdoc/>
    public override int? Count => _values.Length;

    /// <inheritdoc/>
    public override double PlaceOf(ParameterValue value) => (Array.IndexOf(_values, value) + 0.5) / _values.Length;

    private protected override ParameterValue ValueAt(double u) => _values[Math.Min((int)(u * _values.Length), _values.Length - 1)];

    private protected override ParameterValue[] All() => [.. _values];
}
