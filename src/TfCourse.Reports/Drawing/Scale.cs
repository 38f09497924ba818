namespace TfCourse.Reports;

/// <summary>From values to coordinates along one axis.</summary>
internal sealed class Scale
{
    private readonly double _from, _to;

    private Scale(double min, double max, bool logarithmic, double from, double to)
        => (Min, Max, Logarithmic, _from, _to) = (min, max, logarithmic, from, to);

    public double Min { get; }

    public double Max { get; }

    public bool Logarithmic { get; }

    public IReadOnlyList<Tick> Ticks => Logarithmic ? Reports.Ticks.Logarithmic(Min, Max) : Reports.Ticks.Linear(Min, Max);

    /// <summary>The range that shows all values; ends that the axis names stay where it names them.</summary>
    /// <param name="axis">Label, kind and named ends.</param>
    /// <param name="values">What is to be seen; values that are not finite, or not above 0 on a logarithmic axis, are not.</param>
    /// <param name="from">Coordinate of the least value.</param>
    /// <param name="to">Coordinate of the largest value.</param>
    /// <param name="padding">Room beyond the values, as a share of the range.</param>
    public static Scale Of(Axis axis, IEnumerable<double> values, double from, double to, double padding = 0)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (Shows(value, axis.Logarithmic))
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        if (low > high)
        {
            (low, high) = axis.Logarithmic ? (0.1, 1) : (0, 1);
        }

        (double a, double b) = (Place(low, axis.Logarithmic), Place(high, axis.Logarithmic));
        double room = b > a ? (b - a) * padding : axis.Logarithmic ? 0.5 : a == 0 ? 1 : Math.Abs(a) * 0.1;
        double min = axis.Min is { } named && Shows(named, axis.Logarithmic) ? named : Value(a - room, axis.Logarithmic);
        double max = axis.Max is { } top && Shows(top, axis.Logarithmic) ? top : Value(b + room, axis.Logarithmic);
        return max > min && double.IsFinite(max - min)
            ? new Scale(min, max, axis.Logarithmic, from, to)
            : new Scale(min, axis.Logarithmic ? min * 10 : min + Math.Max(1, Math.Abs(min) * 1e-6), axis.Logarithmic, from, to);
    }

    public bool Shows(double value) => Shows(value, Logarithmic);

    public double At(double value)
    {
        (double low, double high) = (Place(Min, Logarithmic), Place(Max, Logarithmic));
        return _from + ((Place(value, Logarithmic) - low) / (high - low) * (_to - _from));
    }

    private static bool Shows(double value, bool logarithmic) => double.IsFinite(value) && (!logarithmic || value > 0);

    private static double Place(double value, bool logarithmic) => logarithmic ? Math.Log10(value) : value;

    private static double Value(double place, bool logarithmic) => logarithmic ? Math.Pow(10, place) : place;
}
