namespace TfCourse.Engine.Managed;

/// <summary>Where patches lie, where their products go, and of which segments they consist, in memory that does not move; see <see cref="PatchCall{T}"/>.</summary>
internal sealed unsafe class PatchTable
{
    // Images of one piece of work: together they stay in the second-level cache, with rows enough to fill tiles.
    private const int ChunkElements = 1 << 17, ChunkPlaces = 1 << 10;

    private readonly nint[] _at, _to;
    private readonly int[] _offsets;

    /// <param name="at">The first element of each patch.</param>
    /// <param name="to">The first element of each product.</param>
    /// <param name="offsets">The segments of every patch, from its first element.</param>
    /// <param name="length">The elements of a segment.</param>
    /// <param name="step">From an element of a segment to the next.</param>
    public PatchTable(nint[] at, nint[] to, int[] offsets, int length, int step = 1)
    {
        (_at, _to, _offsets) = (Pinned(at), Pinned(to), Pinned(offsets));
        (Length, Step, PanelRows, Neighbours) = (length, step, offsets.Length * length, NeighboursOf(at));
    }

    public int Segments => _offsets.Length;

    /// <summary>Rows of the right factor; those of all segments unless there are more.</summary>
    public int PanelRows { get; init; }

    /// <summary>Rows of the right factor before those of the first segment.</summary>
    public int PanelFirst { get; init; }

    /// <summary>Rows of the right factor between those of two segments.</summary>
    public int PanelSkip { get; init; }

    public int Rows => _at.Length;

    /// <summary>How many rows at a time begin at neighbouring elements.</summary>
    public int Neighbours { get; }

    public int Length { get; }

    public int Step { get; }

    /// <summary>A call over some rows of the table, with everything but the matrices.</summary>
    public PatchCall<T> Call<T>(int rows, int columns) where T : unmanaged => new()
    {
        At = Address(_at),
        To = Address(_to),
        Offsets = Address(_offsets),
        Rows = rows,
        Neighbours = Neighbours,
        Columns = columns,
        Segments = _offsets.Length,
        Length = Length,
        Step = Step,
        PanelRows = PanelRows,
        PanelFirst = PanelFirst,
        PanelSkip = PanelSkip,
    };

    /// <summary>How many images to treat at a time.</summary>
    public static int ImagesAtOnce(int batch, int imageStride, int places)
    {
        int most = Math.Clamp(Math.Min(ChunkElements / Math.Max(1, imageStride), ChunkPlaces / Math.Max(1, places)), 1, Math.Max(1, batch));
        int chunks = (Math.Max(1, batch) + most - 1) / most;
        return (Math.Max(1, batch) + chunks - 1) / chunks;
    }

    /// <summary>The table of one image, repeated for several.</summary>
    public static nint[] Repeat(int[] one, int images, int stride)
    {
        var all = new nint[checked(one.Length * images)];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = one[i % one.Length] + ((nint)(i / one.Length) * stride);
        }

        return all;
    }

    /// <summary>The offsets of places on a grid: depth, height and width steps, each a number of steps and the elements of one.</summary>
    public static int[] Grid((int Count, int Step) depth, (int Count, int Step) height, (int Count, int Step) width, int first = 0)
    {
        var offsets = new int[checked(depth.Count * height.Count * width.Count)];
        int at = 0;
        for (int d = 0; d < depth.Count; d++)
        {
            for (int h = 0; h < height.Count; h++)
            {
                for (int w = 0; w < width.Count; w++)
                {
                    offsets[at++] = checked(first + (d * depth.Step) + (h * height.Step) + (w * width.Step));
                }
            }
        }

        return offsets;
    }

    /// <summary>Makes one segment of neighbours: runs of the same number of segments that follow each other without a gap.</summary>
    public static (int[] Offsets, int Length) Join(int[] offsets, int length, int run)
    {
        for (int i = 0; i < offsets.Length; i++)
        {
            if (i % run > 0 && offsets[i] != offsets[i - 1] + length)
            {
                return (offsets, length);
            }
        }

        return ([.. offsets.Where((_, i) => i % run == 0)], length * run);
    }

    // The runs of which all rows consist, if they are alike.
    private static int NeighboursOf(nint[] at)
    {
        int run = 1;
        while (run < at.Length && at[run] == at[run - 1] + 1)
        {
            run++;
        }

        for (int i = run; i < at.Length; i++)
        {
            if (i % run > 0 && at[i] != at[i - 1] + 1)
            {
                return 1;
            }
        }

        return at.Length % run == 0 ? run : 1;
    }

    private static T[] Pinned<T>(T[] values)
    {
        T[] pinned = GC.AllocateUninitializedArray<T>(values.Length, pinned: true);
        values.CopyTo(pinned, 0);
        return pinned;
    }

    private static T* Address<T>(T[] pinned) where T : unmanaged
        => (T*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(pinned));
}
