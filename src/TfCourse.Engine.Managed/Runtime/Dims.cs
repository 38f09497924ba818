using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>The sizes of a tensor at run time. A value type with room for eight sizes, so that a step allocates nothing for shapes.</summary>
internal readonly struct Dims : IEquatable<Dims>
{
    private const int Inline = 8;
    private const int MaxRank = 254;
    private readonly Sizes8 _first;
    private readonly long[]? _all;

    /// <summary>Sizes in order; the product is checked.</summary>
    public Dims(params ReadOnlySpan<long> sizes)
    {
        if (sizes.Length > MaxRank)
        {
            throw EngineException.InvalidArgument($"a shape of rank {sizes.Length}: the most is {MaxRank}");
        }

        Rank = sizes.Length;
        Count = Sizes.Count(sizes);
        if (sizes.Length <= Inline)
        {
            sizes.CopyTo(_first);
        }
        else
        {
            _all = sizes.ToArray();
        }
    }

    public int Rank { get; }

    /// <summary>The number of elements minus one, so that default(Dims) is the scalar shape.</summary>
    private readonly long _countMinusOne;

    public long Count
    {
        get => _countMinusOne + 1;
        private init => _countMinusOne = value - 1;
    }

    [UnscopedRef]
    public ReadOnlySpan<long> Span => _all ?? ((ReadOnlySpan<long>)_first)[..Rank];

    /// <summary>The size of an axis, counted from the end when negative.</summary>
    public long this[int axis]
    {
        get
        {
            int place = axis < 0 ? axis + Rank : axis;
            return _all is null && (uint)place < (uint)Rank ? _first[place] : Span[place];
        }
    }

    /// <summary>The product of the sizes in [from, to).</summary>
    public long Product(int from, int to)
    {
        long product = 1;
        foreach (long size in Span[from..to])
        {
            product *= size; // part of Count, which was checked; a zero elsewhere may leave it large, never negative
        }

        return product;
    }

    /// <summary>The same sizes but one.</summary>
    public Dims With(int axis, long size)
    {
        Span<long> sizes = stackalloc long[Rank];
        Span.CopyTo(sizes);
        sizes[axis < 0 ? axis + Rank : axis] = size;
        return new Dims(sizes);
    }

    /// <summary>One size more, before the axis.</summary>
    public Dims Insert(int axis, long size)
    {
        Span<long> sizes = stackalloc long[Rank + 1];
        Span[..axis].CopyTo(sizes);
        sizes[axis] = size;
        Span[axis..].CopyTo(sizes[(axis + 1)..]);
        return new Dims(sizes);
    }

    /// <summary>One size less.</summary>
    public Dims Remove(int axis)
    {
        Span<long> sizes = stackalloc long[Rank - 1];
        Span[..axis].CopyTo(sizes);
        Span[(axis + 1)..].CopyTo(sizes[axis..]);
        return new Dims(sizes);
    }

    /// <summary>These sizes followed by others.</summary>
    public Dims Concat(in Dims others) => Join(Span, others.Span);

    /// <summary>Two lists of sizes, one after the other.</summary>
    public static Dims Join(ReadOnlySpan<long> a, ReadOnlySpan<long> b)
    {
        Span<long> sizes = stackalloc long[a.Length + b.Length];
        a.CopyTo(sizes);
        b.CopyTo(sizes[a.Length..]);
        return new Dims(sizes);
    }

    public bool Equals(Dims other) => Same(this, other);

    public override bool Equals(object? obj) => obj is Dims other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (long size in Span)
        {
            hash.Add(size);
        }

        return hash.ToHashCode();
    }

    public static bool operator ==(in Dims a, in Dims b) => Same(a, b);

    public static bool operator !=(in Dims a, in Dims b) => !Same(a, b);

    /// <summary>Whether these are the sizes.</summary>
    public bool Has(ReadOnlySpan<long> sizes)
    {
        if (Rank != sizes.Length || Rank > Inline)
        {
            return Span.SequenceEqual(sizes);
        }

        for (int i = 0; i < sizes.Length; i++)
        {
            if (_first[i] != sizes[i])
            {
                return false;
            }
        }

        return true;
    }

    // Shapes are compared many times a step, and most have few sizes.
    private static bool Same(in Dims a, in Dims b)
    {
        if (a.Rank != b.Rank || a._countMinusOne != b._countMinusOne)
        {
            return false;
        }

        if (a.Rank > Inline)
        {
            return a.Span.SequenceEqual(b.Span);
        }

        // Sizes that a shape has not are 0.
        ref long x = ref Unsafe.As<Sizes8, long>(ref Unsafe.AsRef(in a._first)), y = ref Unsafe.As<Sizes8, long>(ref Unsafe.AsRef(in b._first));
        return Vector256.EqualsAll(Vector256.LoadUnsafe(ref x), Vector256.LoadUnsafe(ref y))
            && (a.Rank <= 4 || Vector256.EqualsAll(Vector256.LoadUnsafe(ref x, 4), Vector256.LoadUnsafe(ref y, 4)));
    }

    /// <summary>TensorFlow's way of printing: [2,3].</summary>
    public override string ToString() => Sizes.Format(Span);

    [InlineArray(Inline)]
    private struct Sizes8
    {
        private long _size;
    }
}
