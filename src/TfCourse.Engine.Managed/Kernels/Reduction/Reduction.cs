using System.Buffers;

namespace TfCourse.Engine.Managed;

/// <summary>How numbers become one: an associative combination with a neutral element.</summary>
internal interface IReduction<T>
{
    /// <summary>What changes nothing when combined, and the result over no elements.</summary>
    T Identity { get; }

    T Combine(T a, T b);

    /// <summary>All elements of a span that is not empty, combined.</summary>
    T Row(ReadOnlySpan<T> x);

    /// <summary>total[i] = combine(total[i], x[i]).</summary>
    void Accumulate(ReadOnlySpan<T> x, Span<T> total);

    /// <summary>The last step, e.g. a mean's division by how many elements went into each.</summary>
    void Finish(Span<T> totals, long count);
}

/// <summary>Reduces over any axes: contiguous rows at once, blocks of rows into several totals that are combined at the end.</summary>
internal static class Reduction<T, TOp>
    where T : unmanaged
    where TOp : struct, IReduction<T>
{
    // So many terms are added one by one; more are split first. Keeps the error of a sum small over a long outer axis.
    private const int Chunk = 64;

    // Rows up to here are reduced one element after the other.
    private const int Short = 12;

    // Rows shorter than half of this are read several at a time.
    private const int Wide = 256;

    /// <summary>Reduces the first input of a kernel into its output.</summary>
    public static void Run(KernelContext c, ReductionPlan plan) => Run(plan, c.Input<T>(0), c.Output<T>(0, plan.Output));

    /// <summary>Reduces x into y.</summary>
    public static void Run(ReductionPlan plan, ReadOnlySpan<T> x, Span<T> y)
    {
        y.Fill(default(TOp).Identity);
        if (x.Length > 0)
        {
            Level(x, y, plan.Extents, plan.FirstReduced);
        }

        default(TOp).Finish(y, plan.Count);
    }

    private static void Level(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<int> extents, bool reduced)
    {
        if (extents.Length == 1)
        {
            if (reduced)
            {
                y[0] = default(TOp).Combine(y[0], default(TOp).Row(x));
            }
            else
            {
                default(TOp).Accumulate(x, y);
            }

            return;
        }

        int n = extents[0], step = x.Length / n;
        if (reduced)
        {
            Outer(x, y, n, extents[1..]);
            return;
        }

        if (extents.Length == 2)
        {
            Inner(x, y, n, step);
            return;
        }

        int part = y.Length / n;
        for (int i = 0; i < n; i++)
        {
            Level(x.Slice(i * step, step), y.Slice(i * part, part), extents[1..], true);
        }
    }

    // n rows of x, each reduced into one element of y; what a call for a row costs counts when rows are short.
    private static void Inner(ReadOnlySpan<T> x, Span<T> y, int n, int step)
    {
        for (int i = 0, at = 0; i < n; i++, at += step)
        {
            ReadOnlySpan<T> row = x.Slice(at, step);
            T total = y[i];
            if (step > Short)
            {
                y[i] = default(TOp).Combine(total, default(TOp).Row(row));
                continue;
            }

            foreach (T element in row)
            {
                total = default(TOp).Combine(total, element);
            }

            y[i] = total;
        }
    }

    // n parts of x, each reduced into the same y.
    private static void Outer(ReadOnlySpan<T> x, Span<T> y, int n, ReadOnlySpan<int> rest)
    {
        int step = x.Length / n;
        if (rest.Length == 1 && step <= Wide / 2 && n >= 2 * (Wide / step))
        {
            Widened(x, y, n, step);
            return;
        }

        if (n <= Chunk)
        {
            for (int i = 0; i < n; i++)
            {
                Level(x.Slice(i * step, step), y, rest, false);
            }

            return;
        }

        T[] rented = ArrayPool<T>.Shared.Rent(y.Length);
        Span<T> partial = rented.AsSpan(0, y.Length);
        int chunk = Math.Max(Chunk, (n + Chunk - 1) / Chunk);
        for (int start = 0; start < n; start += chunk)
        {
            int length = Math.Min(chunk, n - start);
            partial.Fill(default(TOp).Identity);
            Outer(x.Slice(start * step, length * step), partial, length, rest);
            default(TOp).Accumulate(partial, y);
        }

        ArrayPool<T>.Shared.Return(rented);
    }

    // Rows of a few elements: as many at a time as fill some vectors, folded at the end.
    private static void Widened(ReadOnlySpan<T> x, Span<T> y, int n, int width)
    {
        int together = Wide / width, whole = n / together;
        Span<T> totals = stackalloc T[Wide];
        totals = totals[..(together * width)];
        totals.Fill(default(TOp).Identity);
        Outer(x[..(whole * totals.Length)], totals, whole, [totals.Length]);
        for (int i = 0; i < together; i++)
        {
            default(TOp).Accumulate(totals.Slice(i * width, width), y);
        }

        for (int at = whole * totals.Length; at < x.Length; at += width)
        {
            default(TOp).Accumulate(x.Slice(at, width), y);
        }
    }
}
