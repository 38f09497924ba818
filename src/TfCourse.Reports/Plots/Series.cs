namespace TfCourse.Reports;

/// <summary>Points in their order, under a name.</summary>
public sealed record Series
{
    /// <summary>Points.</summary>
    /// <param name="name">What the legend calls them.</param>
    /// <param name="x">Their x.</param>
    /// <param name="y">Their y, as many; a line breaks where one is not finite.</param>
    /// <exception cref="ArgumentException">There are not as many x as y.</exception>
    public Series(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count != y.Count)
        {
            throw new ArgumentException($"The series '{name}' has {x.Count} x and {y.Count} y; each point has one of both.", nameof(y));
        }

        (Name, X, Y) = (name, x, y);
    }

    /// <summary>Values one after the other.</summary>
    /// <param name="name">What the legend calls them.</param>
    /// <param name="y">The values.</param>
    /// <param name="first">The x of the first.</param>
    /// <param name="step">The x between one and the next.</param>
    public Series(string name, IReadOnlyList<double> y, double first = 0, double step = 1)
        : this(name, [.. Enumerable.Range(0, y.Count).Select(i => first + (i * step))], y)
    {
    }

    /// <summary>What the legend calls it.</summary>
    public string Name { get; }

    /// <summary>x of every point.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>y of every point.</summary>
    public IReadOnlyList<double> Y { get; }
}

/// <summary>A place that a plot points at.</summary>
/// <param name="X">Its x.</param>
/// <param name="Y">Its y.</param>
/// <param name="Text">What stands beside it.</param>
public sealed record Mark(double X, double Y, string Text);
