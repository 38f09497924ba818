using System.Globalization;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>The shape of a tensor, perhaps partly known: -1 is an unknown size, and the rank itself may be unknown. Immutable.</summary>
public sealed class Shape : IEquatable<Shape>
{
    private readonly long[]? _dims;

    /// <summary>A shape of the given sizes; none at all is the shape of a scalar.</summary>
    /// <param name="dims">Sizes; -1 is unknown.</param>
    /// <exception cref="ValueError">A size is below -1, or there are more than 254.</exception>
    public Shape(params long[]? dims)
    {
        _dims = dims;
        if (dims is { Length: > 254 })
        {
            throw new ValueError($"A shape has {dims.Length} sizes; the most is 254.");
        }

        foreach (long size in dims ?? [])
        {
            if (size < -1)
            {
                throw new ValueError($"Dimension {size} must be >= 0 (or -1 for an unknown size).");
            }
        }
    }

    /// <summary>A shape of the given sizes.</summary>
    /// <param name="dims">Sizes; -1 is unknown.</param>
    public Shape(int[] dims)
        : this(Array.ConvertAll(dims, d => (long)d))
    {
    }

    /// <summary>The shape of which nothing is known, not even the rank.</summary>
    public static Shape Null { get; } = new((long[]?)null);

    /// <summary>The shape of a scalar: [].</summary>
    public static Shape Scalar { get; } = new((long[])[]);

    /// <summary>The sizes.</summary>
    /// <exception cref="ValueError">The rank is unknown.</exception>
    public long[] dims => _dims ?? throw new ValueError("Cannot take the length of shape with unknown rank.");

    /// <summary>The number of axes, or -1 when unknown.</summary>
    public int ndim => _dims?.Length ?? -1;

    /// <summary>The number of axes, or -1 when unknown.</summary>
    public int rank => ndim;

    /// <summary>The number of elements, or -1 when it is not known.</summary>
    public long size => IsFullyDefined ? Sizes.Count(_dims) : -1;

    /// <summary>Whether the rank is unknown.</summary>
    public bool IsNull => _dims is null;

    /// <summary>Whether the rank and every size are known.</summary>
    public bool IsFullyDefined => _dims is not null && Array.IndexOf(_dims, -1) < 0;

    /// <summary>Whether this is the shape of a scalar.</summary>
    public bool IsScalar => _dims is { Length: 0 };

    /// <summary>The size of an axis, counted from the end when negative; -1 when unknown.</summary>
    /// <param name="axis">In [-rank, rank).</param>
    /// <returns>The size.</returns>
    public long this[int axis] => _dims is null ? -1 : _dims[axis < 0 ? axis + _dims.Length : axis];

    /// <summary>The sizes of some axes.</summary>
    /// <param name="range">Which axes.</param>
    /// <returns>Their shape; unknown when the rank is.</returns>
    public Shape this[Range range] => _dims is null ? Null : new Shape(_dims[range]);

    /// <summary>The sizes as 32-bit integers.</summary>
    /// <returns>A new array.</returns>
    /// <exception cref="ValueError">The rank is unknown.</exception>
    public int[] as_int_list() => Array.ConvertAll(dims, d => checked((int)d));

    /// <summary>This shape followed by another; unknown when either rank is.</summary>
    /// <param name="other">The sizes to come after.</param>
    /// <returns>The joined shape.</returns>
    public Shape concatenate(Shape other) => _dims is null || other._dims is null ? Null : new Shape([.. _dims, .. other._dims]);

    /// <summary>Whether some shape fits both this and another.</summary>
    /// <param name="other">The other shape.</param>
    /// <returns>True unless ranks or known sizes differ.</returns>
    public bool is_compatible_with(Shape other)
    {
        if (_dims is null || other._dims is null)
        {
            return true;
        }

        bool fits = _dims.Length == other._dims.Length;
        for (int i = 0; fits && i < _dims.Length; i++)
        {
            fits = _dims[i] < 0 || other._dims[i] < 0 || _dims[i] == other._dims[i];
        }

        return fits;
    }

    /// <summary>What both shapes say together.</summary>
    /// <param name="other">The other shape.</param>
    /// <returns>The most that is known.</returns>
    /// <exception cref="ValueError">They contradict each other.</exception>
    public Shape merge_with(Shape other)
    {
        if (!is_compatible_with(other))
        {
            int at = ndim == other.ndim ? Enumerable.Range(0, ndim).First(i => dims[i] >= 0 && other.dims[i] >= 0 && dims[i] != other.dims[i]) : -1;
            throw new ValueError($"Shapes {this} and {other} are not compatible: " + (at < 0
                ? $"Shapes must be equal rank, but are {ndim} and {other.ndim}"
                : $"Dimension {at} in both shapes must be equal, but are {dims[at]} and {other.dims[at]}"));
        }

        if (_dims is null || other._dims is null)
        {
            return _dims is null ? other : this;
        }

        bool adds = false;
        long[] both = [.. _dims];
        for (int i = 0; i < both.Length; i++)
        {
            if (both[i] < 0 && other._dims[i] >= 0)
            {
                adds = true;
                both[i] = other._dims[i];
            }
        }

        return adds ? new Shape(both) : this;
    }

    /// <summary>The wire form.</summary>
    /// <returns>A new message.</returns>
    public TensorShapeProto as_proto() => _dims is null ? new TensorShapeProto { UnknownRank = true } : TensorProtos.Shape(_dims);

    /// <summary>From the wire form.</summary>
    /// <param name="proto">The message.</param>
    /// <returns>The shape.</returns>
    public static Shape from_proto(TensorShapeProto proto) => proto.UnknownRank ? Null : new Shape(TensorProtos.Dimensions(proto));

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && (_dims is null ? other._dims is null : other._dims is not null && _dims.AsSpan().SequenceEqual(other._dims));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (long d in _dims ?? [])
        {
            hash.Add(d);
        }

        return hash.ToHashCode();
    }

    /// <summary>Python's way of printing: (2, 3), (None, 3), (5,), (), or &lt;unknown&gt;.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _dims is null ? "<unknown>"
        : "(" + string.Join(", ", _dims.Select(d => d < 0 ? "None" : d.ToString(CultureInfo.InvariantCulture))) + (_dims.Length == 1 ? ",)" : ")");

    /// <summary>The engine's way of printing: [2,3], [?,3], [], or ? for an unknown rank.</summary>
    internal string Brackets() => _dims is null ? "<unknown>" : Sizes.Format(_dims);

    /// <summary>From an array of sizes.</summary>
    /// <param name="dims">Sizes; null is the unknown shape.</param>
    public static implicit operator Shape(int[]? dims) => dims is null ? Null : new Shape(dims);

    /// <summary>From an array of sizes.</summary>
    /// <param name="dims">Sizes; null is the unknown shape.</param>
    public static implicit operator Shape(long[]? dims) => new(dims);

    /// <summary>A vector's shape.</summary>
    /// <param name="size">Its length.</param>
    public static implicit operator Shape(int size) => new([size]);

    /// <summary>A vector's shape.</summary>
    /// <param name="size">Its length.</param>
    public static implicit operator Shape(long size) => new([size]);

    /// <summary>A matrix's shape.</summary>
    /// <param name="d">Rows and columns.</param>
    public static implicit operator Shape((int, int) d) => new([d.Item1, d.Item2]);

    /// <summary>A shape of rank 3.</summary>
    /// <param name="d">The sizes.</param>
    public static implicit operator Shape((int, int, int) d) => new([d.Item1, d.Item2, d.Item3]);

    /// <summary>A shape of rank 4.</summary>
    /// <param name="d">The sizes.</param>
    public static implicit operator Shape((int, int, int, int) d) => new([d.Item1, d.Item2, d.Item3, d.Item4]);

    /// <summary>A shape of rank 5.</summary>
    /// <param name="d">The sizes.</param>
    public static implicit operator Shape((int, int, int, int, int) d) => new([d.Item1, d.Item2, d.Item3, d.Item4, d.Item5]);

    /// <summary>A matrix's shape.</summary>
    /// <param name="d">Rows and columns.</param>
    public static implicit operator Shape((long, long) d) => new([d.Item1, d.Item2]);

    /// <summary>Sizes.</summary>
    /// <param name="d">−1 for an unknown one.</param>
    public static implicit operator Shape((long, long, long) d) => new([d.Item1, d.Item2, d.Item3]);

    /// <summary>Sizes.</summary>
    /// <param name="d">−1 for an unknown one.</param>
    public static implicit operator Shape((long, long, long, long) d) => new([d.Item1, d.Item2, d.Item3, d.Item4]);

    /// <summary>The sizes as 32-bit integers.</summary>
    /// <param name="shape">Of known rank.</param>
    public static explicit operator int[](Shape shape) => shape.as_int_list();

    /// <summary>The sizes.</summary>
    /// <param name="shape">Of known rank.</param>
    public static explicit operator long[](Shape shape) => [.. shape.dims];

    /// <summary>Whether two shapes say the same.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static bool operator ==(Shape? a, Shape? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Whether two shapes do not say the same.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static bool operator !=(Shape? a, Shape? b) => !(a == b);
}
