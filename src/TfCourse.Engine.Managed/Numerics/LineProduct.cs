using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>One line of places of a convolution of images with one channel: y[w, k] = Σ x[row · f + w + e] · filter[f, e, k].</summary>
/// <remarks>Where there are fewer filters than a register has elements, neighbouring places fill it instead: the filter is the left factor, the image the right one.</remarks>
internal unsafe struct LineCall<T> where T : unmanaged
{
    public T* X, Filter, Y;

    /// <summary>From a row of the image that a window meets to the next.</summary>
    public nint Row;

    public int FilterRows, FilterColumns, Outputs, Places;
}

/// <summary>Runs lines of convolutions.</summary>
internal static unsafe class LineProduct
{
    private const int MostFilterRows = 16, MostPlaces = 256;

    /// <summary>Whether a convolution in steps of one is of this kind.</summary>
    public static bool Fits<T>(int channels, int outputs, int filterRows, int places) where T : unmanaged
        => channels == 1 && Simd.Bits >= 256 && outputs * sizeof(T) * 8 < Simd.Bits && filterRows <= MostFilterRows && places <= MostPlaces && places * sizeof(T) * 8 >= Simd.Bits;

    /// <summary>Computes the line.</summary>
    public static void Run<T>(in LineCall<T> call) where T : unmanaged, INumber<T>
    {
        if (Simd.Bits == 512)
        {
            Run<T, Vector512<T>, Register512<T>>(call);
        }
        else
        {
            Run<T, Vector256<T>, Register256<T>>(call);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<T, V, R>(in LineCall<T> call)
        where T : unmanaged, INumber<T>
        where V : struct
        where R : struct, IRegister<T, V>
    {
        int* segments = stackalloc int[MostFilterRows];
        for (int f = 0; f < call.FilterRows; f++)
        {
            segments[f] = f * call.FilterColumns * call.Outputs;
        }

        // Sums lie filter by filter first.
        int stride = call.Places, lines = (call.Outputs + 7) & ~7;
        T* sums = ThreadMemory.Of<T>(ThreadMemory.Padded, (long)lines * stride);
        nint* rows = stackalloc nint[Tile<T, V, R>.MaxRows], to = stackalloc nint[Tile<T, V, R>.MaxRows];
        for (int r = 0; r < Tile<T, V, R>.MaxRows; r++)
        {
            (rows[r], to[r]) = (r, (nint)r * stride);
        }

        var tile = new TileCall<T> { Rows = rows, To = to, Segments = segments, SegmentCount = call.FilterRows, Length = call.FilterColumns, Step = call.Outputs, BStep = 1, BSkip = call.Row - call.FilterColumns };
        for (int w = 0; w < call.Places;)
        {
            int width = Panels<T, V, R>.Width(call.Places - w, Tile<T, V, R>.MainWidth, out int covered);
            tile.Last = Panels<T, V, R>.Last(width, covered);
            tile.B = call.X + w;
            int tiles = Tile<T, V, R>.Divide(call.Outputs, width, out int least, out int more);
            for (int t = 0, k = 0; t < tiles; t++)
            {
                int tall = t < more ? least + 1 : least;
                tile.A = call.Filter + k;
                tile.C = sums + ((nint)k * stride) + w;
                Tile<T, V, R>.Run(&tile, tall, width);
                k += tall;
            }

            w += covered;
        }

        int done = 0;
        if (sizeof(T) == 4 && System.Runtime.Intrinsics.X86.Avx.IsSupported && call.Outputs <= 8)
        {
            // Places of eight filters each, of which those too many are overwritten by the next place.
            for (; ((done + 8) * call.Outputs) + 8 <= call.Places * call.Outputs; done += 8)
            {
                Transposition.Eight((float*)(sums + done), stride, (float*)(call.Y + ((nint)done * call.Outputs)), call.Outputs);
            }
        }

        Transposition.Write(sums + done, stride, call.Outputs, call.Places - done, call.Y + ((nint)done * call.Outputs), call.Outputs);
    }
}
