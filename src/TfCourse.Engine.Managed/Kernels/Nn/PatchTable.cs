namespace TfCourse.Engine.Managed;

/// <summary>Where the patches of some images lie, where their products go, and of which segments they consist; see <see cref="PatchProduct"/>.</summary>
/// <param name="At">The first element of each patch.</param>
/// <param name="To">The first element of each product.</param>
/// <param name="Offsets">The segments of every patch, from its first element.</param>
/// <param name="Length">The elements of a segment.</param>
internal sealed record PatchTable(int[] At, int[] To, int[] Offsets, int Length)
{
    // Images of one call: together they stay in the second-level cache, with rows enough to fill tiles.
    private const int ChunkElements = 1 << 17, ChunkPlaces = 1 << 12;

    /// <summary>How many images to treat at a time.</summary>
    public static int ImagesAtOnce(int batch, int imageStride, int places)
        => Math.Clamp(Math.Min(ChunkElements / Math.Max(1, imageStride), ChunkPlaces / Math.Max(1, places)), 1, Math.Max(1, batch));

    /// <summary>The table of one image, repeated for several.</summary>
    public static int[] Repeat(int[] one, int images, int stride)
    {
        var all = new int[checked(one.Length * images)];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = checked(one[i % one.Length] + (i / one.Length * stride));
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
}
