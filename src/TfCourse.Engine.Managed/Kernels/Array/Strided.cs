using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Copies a box of elements between two layouts: element (i, j, …) lies at start + i·steps[0] + j·steps[1] + … on either
/// side. Transposes, slices, reversals, stretching, tiling and padding are all this one walk with other steps.
/// </summary>
internal static class Strided
{
    private const int Tile = 16;

    /// <summary>The steps of a row-major layout.</summary>
    public static void RowMajor(ReadOnlySpan<long> sizes, Span<long> steps)
    {
        long step = 1;
        for (int i = sizes.Length - 1; i >= 0; i--)
        {
            steps[i] = step;
            step *= sizes[i]; // part of a tensor's count, which was checked
        }
    }

    /// <summary>Copies the box; both sides are checked to hold it before the first element moves.</summary>
    public static void Copy<T>(ReadOnlySpan<T> from, long fromStart, ReadOnlySpan<long> fromSteps, Span<T> to, long toStart, ReadOnlySpan<long> toSteps, ReadOnlySpan<long> extents)
    {
        int rank = extents.Length;
        Span<long> sizes = stackalloc long[rank + 2], f = stackalloc long[rank + 2], t = stackalloc long[rank + 2];
        int axes = Merge(extents, fromSteps, toSteps, sizes, f, t);
        if (axes < 0)
        {
            return;
        }

        Require(from.Length, fromStart, f[..axes], sizes[..axes]);
        Require(to.Length, toStart, t[..axes], sizes[..axes]);
        if (f[axes - 1] != 1 && t[axes - 1] == 1)
        {
            BringContiguousInwards(sizes[..axes], f[..axes], t[..axes]);
        }

        ref T source = ref Unsafe.Add(ref MemoryMarshal.GetReference(from), (nint)fromStart);
        ref T target = ref Unsafe.Add(ref MemoryMarshal.GetReference(to), (nint)toStart);
        Span<long> counter = stackalloc long[axes];
        counter.Clear();
        bool transpose = axes >= 2 && f[axes - 2] == 1 && t[axes - 1] == 1 && f[axes - 1] != 0;
        int inner = transpose ? 2 : 1;
        while (true)
        {
            if (transpose)
            {
                Transpose(ref source, f[axes - 1], ref target, t[axes - 2], sizes[axes - 2], sizes[axes - 1]);
            }
            else
            {
                Row(ref source, f[axes - 1], ref target, t[axes - 1], sizes[axes - 1]);
            }

            int axis = axes - inner - 1;
            for (; axis >= 0; axis--)
            {
                source = ref Unsafe.Add(ref source, (nint)f[axis]);
                target = ref Unsafe.Add(ref target, (nint)t[axis]);
                if (++counter[axis] < sizes[axis])
                {
                    break;
                }

                source = ref Unsafe.Add(ref source, (nint)(-f[axis] * sizes[axis]));
                target = ref Unsafe.Add(ref target, (nint)(-t[axis] * sizes[axis]));
                counter[axis] = 0;
            }

            if (axis < 0)
            {
                return;
            }
        }
    }

    // Drops axes of one step, joins axes that run on into each other on both sides; at least one axis remains, -1 when there is nothing to copy.
    private static int Merge(ReadOnlySpan<long> extents, ReadOnlySpan<long> fromSteps, ReadOnlySpan<long> toSteps, Span<long> sizes, Span<long> f, Span<long> t)
    {
        int axes = 0;
        for (int i = 0; i < extents.Length; i++)
        {
            if (extents[i] <= 0)
            {
                return -1;
            }

            if (extents[i] == 1)
            {
                continue;
            }

            if (axes > 0 && f[axes - 1] == fromSteps[i] * extents[i] && t[axes - 1] == toSteps[i] * extents[i])
            {
                sizes[axes - 1] *= extents[i];
                (f[axes - 1], t[axes - 1]) = (fromSteps[i], toSteps[i]);
                continue;
            }

            (sizes[axes], f[axes], t[axes]) = (extents[i], fromSteps[i], toSteps[i]);
            axes++;
        }

        if (axes == 0)
        {
            (sizes[0], f[0], t[0]) = (1, 1, 1);
            axes = 1;
        }

        return axes;
    }

    // The order of the outer axes does not matter; the one along which the source is contiguous belongs next to the inner one.
    private static void BringContiguousInwards(Span<long> sizes, Span<long> f, Span<long> t)
    {
        int last = sizes.Length - 1;
        for (int i = 0; i < last - 1; i++)
        {
            if (f[i] == 1)
            {
                (sizes[i], sizes[last - 1]) = (sizes[last - 1], sizes[i]);
                (f[i], f[last - 1]) = (f[last - 1], f[i]);
                (t[i], t[last - 1]) = (t[last - 1], t[i]);
                return;
            }
        }
    }

    private static void Row<T>(ref T source, long f, ref T target, long t, long count)
    {
        if (t == 1 && f == 1)
        {
            MemoryMarshal.CreateReadOnlySpan(ref source, (int)count).CopyTo(MemoryMarshal.CreateSpan(ref target, (int)count));
        }
        else if (t == 1 && f == 0)
        {
            MemoryMarshal.CreateSpan(ref target, (int)count).Fill(source);
        }
        else
        {
            for (long i = 0; i < count; i++)
            {
                Unsafe.Add(ref target, (nint)(i * t)) = Unsafe.Add(ref source, (nint)(i * f));
            }
        }
    }

    // source[i + j·f] -> target[i·t + j], in tiles that stay in the cache.
    private static void Transpose<T>(ref T source, long f, ref T target, long t, long rows, long columns)
    {
        for (long i0 = 0; i0 < rows; i0 += Tile)
        {
            long i1 = Math.Min(i0 + Tile, rows);
            for (long j0 = 0; j0 < columns; j0 += Tile)
            {
                long j1 = Math.Min(j0 + Tile, columns);
                for (long i = i0; i < i1; i++)
                {
                    ref T row = ref Unsafe.Add(ref target, (nint)(i * t));
                    ref T column = ref Unsafe.Add(ref source, (nint)i);
                    for (long j = j0; j < j1; j++)
                    {
                        Unsafe.Add(ref row, (nint)j) = Unsafe.Add(ref column, (nint)(j * f));
                    }
                }
            }
        }
    }

    private static void Require(int length, long start, ReadOnlySpan<long> steps, ReadOnlySpan<long> sizes)
    {
        long low = start, high = start;
        for (int i = 0; i < steps.Length; i++)
        {
            long reach = checked(steps[i] * (sizes[i] - 1));
            low += Math.Min(reach, 0);
            high += Math.Max(reach, 0);
        }

        if (low < 0 || high >= length)
        {
            throw EngineException.Internal($"a copy reaches from {low} to {high} in a tensor of {length} elements");
        }
    }
}
