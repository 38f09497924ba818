namespace NumSharp;

/// <summary>NumPy's functions under their NumPy names. Results are new arrays unless a function says that it gives a view.</summary>
public static partial class np
{
    /// <summary>The element type <see cref="float"/>.</summary>
    public static readonly Type float32 = typeof(float);

    /// <summary>The element type <see cref="double"/>.</summary>
    public static readonly Type float64 = typeof(double);

    /// <summary>The element type <see cref="int"/>.</summary>
    public static readonly Type int32 = typeof(int);

    /// <summary>The element type <see cref="long"/>.</summary>
    public static readonly Type int64 = typeof(long);

    /// <summary>The element type <see cref="byte"/>.</summary>
    public static readonly Type uint8 = typeof(byte);

    /// <summary>The element type <see cref="bool"/>.</summary>
    public static readonly Type bool_ = typeof(bool);

    /// <summary>The global random generator, as NumPy's <c>np.random</c>.</summary>
    public static NumPyRandom random { get; } = new();

    /// <summary>π.</summary>
    public static double pi => Math.PI;

    /// <summary>Euler's number.</summary>
    public static double e => Math.E;

    /// <summary>Positive infinity.</summary>
    public static double inf => double.PositiveInfinity;

    /// <summary>Not a number.</summary>
    public static double nan => double.NaN;
}
