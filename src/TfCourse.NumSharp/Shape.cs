using System.Globalization;

namespace NumSharp;

/// <summary>The lengths of an array's axes, outermost first. The default value is the shape of a 0-d array (one element).</summary>
public readonly struct Shape : IEquatable<Shape>
{
    private readonly int[]? _dims;

    /// <summary>A shape of the given axis lengths.</summary>
    /// <param name="dims">Axis lengths, outermost first; each in 0 … <see cref="int.MaxValue"/>.</param>
    /// <exception cref="ArgumentException">A length is negative or too large, or so is the number of elements.</exception>
    public Shape(params long[] dims)
    {
        ArgumentNullException.ThrowIfNull(dims);
        _dims = new int[dims.Length];
        for (int i = 0; i < dims.Length; i++)
        {
            if (dims[i] is < 0 or > int.MaxValue)
                throw new ArgumentException(
                    $"Axis {i} of shape {Text(dims)} has length {dims[i]}; a length is between 0 and {int.MaxValue}.", nameof(dims));
            _dims[i] = (int)dims[i];
        }

        Count(_dims);
    }

    /// <inheritdoc cref="Shape(long[])"/>
    public Shape(int[] dims) : this(Array.ConvertAll(dims, d => (long)d)) { }

    /// <summary>The shape of a 0-d array.</summary>
    public static Shape Scalar => default;

    /// <summary>The axis lengths, as a copy.</summary>
    public long[] Dimensions => Array.ConvertAll(Dims, d => (long)d);

    /// <summary>The number of axes; 0 for a scalar.</summary>
    public int NDim => Dims.Length;

    /// <summary>The number of elements: the product of the axis lengths.</summary>
    public long Size => Count(Dims);

    internal int[] Dims => _dims ?? [];

    /// <summary>The length of one axis.</summary>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    public long this[int axis] => Dims[Axes.Normalize(axis, NDim)];

    /// <summary>A shape of one axis.</summary>
    /// <param name="length">Its length.</param>
    public static Shape Vector(long length) => new(length);

    /// <summary>A shape of two axes.</summary>
    /// <param name="rows">Length of axis 0.</param>
    /// <param name="cols">Length of axis 1.</param>
    public static Shape Matrix(long rows, long cols) => new(rows, cols);

    /// <summary>A shape of one axis.</summary>
    public static implicit operator Shape(int length) => new(length);

    /// <inheritdoc cref="op_Implicit(int)"/>
    public static implicit operator Shape(long length) => new(length);

    /// <summary>A shape of the given axis lengths.</summary>
    public static implicit operator Shape(int[] dims) => new(dims);

    /// <inheritdoc cref="op_Implicit(int[])"/>
    public static implicit operator Shape(long[] dims) => new(dims);

    /// <summary>A shape of two axes, written <c>(rows, columns)</c>.</summary>
    public static implicit operator Shape((long, long) dims) => new(dims.Item1, dims.Item2);

    /// <summary>A shape of three axes.</summary>
    public static implicit operator Shape((long, long, long) dims) => new(dims.Item1, dims.Item2, dims.Item3);

    /// <summary>A shape of four axes.</summary>
    public static implicit operator Shape((long, long, long, long) dims) => new(dims.Item1, dims.Item2, dims.Item3, dims.Item4);

    /// <summary>True when both have the same axis lengths.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>True when an axis length differs.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Shape other) => Dims.AsSpan().SequenceEqual(other.Dims);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int dim in Dims)
            hash.Add(dim);
        return hash.ToHashCode();
    }

    /// <summary>The shape as Python writes it: <c>(2, 3)</c>, <c>(3,)</c>, <c>()</c>.</summary>
    public override string ToString() => Text(Dims);

    internal static string Text<T>(ReadOnlySpan<T> dims) where T : IFormattable
        => Text(dims.ToArray());

    internal static string Text<T>(T[] dims) where T : IFormattable
        => "(" + string.Join(", ", dims.Select(d => d.ToString(null, CultureInfo.InvariantCulture))) + (dims.Length == 1 ? ",)" : ")");

    // The one place where axis lengths are multiplied.
    internal static int Count(ReadOnlySpan<int> dims)
    {
        long count = 1;
        foreach (int dim in dims)
        {
            count *= dim;
            if (count > Array.MaxLength)
                throw new ArgumentException($"Shape {Text(dims)} has more than {Array.MaxLength} elements; an array cannot hold them.");
        }

        return (int)count;
    }
}
