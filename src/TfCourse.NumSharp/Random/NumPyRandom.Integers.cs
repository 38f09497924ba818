using System.Numerics;

namespace NumSharp;

public sealed partial class NumPyRandom
{
    /// <summary>The integers 0 … x - 1 in random order, as int64.</summary>
    /// <param name="x">How many; at least 0.</param>
    public NDArray permutation(int x)
    {
        long[] order = new long[Math.Max(x, 0)];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        _twister.Shuffle<long>(order);
        return new NDArray(order, [order.Length]);
    }

    /// <summary>A copy with the parts of axis 0 in random order; of a 0-d array n as <see cref="permutation(int)"/>.</summary>
    /// <param name="x">The array.</param>
    public NDArray permutation(NDArray x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.ndim == 0 ? permutation((int)x) : x[permutation(x.Dims[0])];
    }

    /// <summary>Brings the parts of axis 0 into random order, in place.</summary>
    /// <param name="x">The array; at least one axis.</param>
    /// <exception cref="ArgumentException">The array has no axis.</exception>
    public void shuffle(NDArray x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.ndim == 0)
            throw new ArgumentException("shuffle: a 0-d array has nothing to shuffle; give an array with an axis.", nameof(x));

        int[] order = [.. Enumerable.Range(0, x.Dims[0])];
        _twister.Shuffle<int>(order);
        x["..."] = np.take(x, order, 0);
    }

    /// <summary>Integers uniform in [low, high), or in [0, low) without high; int32 unless a type is given.</summary>
    /// <param name="low">Lower end, or the upper end where <paramref name="high"/> is -1.</param>
    /// <param name="high">Upper end, excluded.</param>
    /// <param name="size">Axis lengths; none: a 0-d array.</param>
    /// <param name="dtype">The element type.</param>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public NDArray randint(long low, long high = -1, Shape size = default, Type? dtype = null)
    {
        (long from, long until) = high == -1 ? (0, low) : (low, high);
        if (from >= until)
            throw new ArgumentException($"randint: the range [{from}, {until}) is empty; the upper end must be above the lower one.", nameof(high));

        ulong largest = (ulong)(until - 1) - (ulong)from;
        long[] values = new long[Shape.Count(size.Dims)];
        for (int i = 0; i < values.Length; i++)
            values[i] = (long)((ulong)from + (largest > uint.MaxValue ? BoundedWide(largest) : Bounded((uint)largest)));
        return new NDArray(values, size.Dims).astype(dtype ?? np.int32);
    }

    // Uniform in 0 … largest: the lowest bits that can hold it, drawn again while too large. Nothing is drawn for 0.
    private uint Bounded(uint largest)
    {
        if (largest == 0)
            return 0;
        uint mask = uint.MaxValue >> BitOperations.LeadingZeroCount(largest);
        uint value;
        do
            value = _twister.Next() & mask;
        while (value > largest);
        return value;
    }

    private ulong BoundedWide(ulong largest)
    {
        ulong mask = ulong.MaxValue >> BitOperations.LeadingZeroCount(largest);
        ulong value;
        do
            value = (((ulong)_twister.Next() << 32) | _twister.Next()) & mask;
        while (value > largest);
        return value;
    }
}
