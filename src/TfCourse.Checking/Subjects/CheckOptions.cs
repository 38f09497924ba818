using System.Numerics;

namespace TfCourse.Checking;

/// <summary>How much a check looks at.</summary>
public sealed record CheckOptions
{
    private readonly int _levels = 1;

    /// <summary>Seed of sampled entries, projections and test points.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Up to this many elements all of them are differentiated numerically.</summary>
    public int AllUpTo { get; init; } = 2500;

    /// <summary>Above that, this many of each parameter, chosen at random …</summary>
    public int Entries { get; init; } = 200;

    /// <summary>… and this many projections onto random directions, which see every entry.</summary>
    public int Projections { get; init; } = 8;

    /// <summary>How often Richardson's extrapolation is applied to central differences: from 1, the default, to 5. More is for smooth costs and costs two calls more an entry.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1 or above 5.</exception>
    public int RichardsonLevels
    {
        get => _levels;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 5);
            _levels = value;
        }
    }

    /// <summary>
    /// The same cost in complex arithmetic, of the parameters' values in row-major order by name; null when there is none. Then
    /// steps into the complex plane (<see cref="ComplexStep"/>) take the place of differences: exact to rounding, nothing cancels.
    /// </summary>
    public Func<IReadOnlyDictionary<string, Complex[]>, Complex>? ComplexCost { get; init; }
}
