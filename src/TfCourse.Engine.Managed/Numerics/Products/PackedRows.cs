using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TfCourse.Engine.Managed;

/// <summary>The copy of a left factor: tile after tile, each [k, row], so that a tile reads it from front to back.</summary>
internal static unsafe class PackedRows
{
    /// <summary>So many elements behind the copy may be written too.</summary>
    public const int Overrun = 8;

    /// <summary>Copies the rows of one tile.</summary>
    /// <param name="a">The first row.</param>
    /// <param name="stride">From a row to the next.</param>
    /// <param name="tall">How many rows.</param>
    /// <param name="eight">Whether eight rows can be read: those too many go where the next tile will be.</param>
    /// <param name="length">Elements of a row.</param>
    /// <param name="to">Where the copy begins.</param>
    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    public static void Rows<T>(T* a, nint stride, int tall, bool eight, int length, T* to) where T : unmanaged
    {
        int p = 0;
        if (eight && sizeof(T) == 4 && Avx.IsSupported && Simd.Bits > 128)
        {
            for (; p + 8 <= length; p += 8)
            {
                if ((p & 8) == 0)
                {
                    Transposition.Foresee((float*)(a + (tall * stride) + p), stride);
                }

                Transposition.Eight((float*)(a + p), stride, (float*)(to + ((nint)p * tall)), tall);
            }
        }

        if (eight && sizeof(T) == 8 && tall > 4 && Avx.IsSupported && Simd.Bits > 128)
        {
            // Through a square that lies apart: rows of the copy overlap, so each has to come whole.
            double* square = stackalloc double[32];
            for (; p + 4 <= length; p += 4)
            {
                Transposition.Write((double*)(a + p), stride, 8, 4, square, 8);
                for (int q = 0; q < 4; q++)
                {
                    double* at = (double*)(to + ((nint)(p + q) * tall));
                    Vector256.Load(square + (8 * q)).Store(at);
                    Vector256.Load(square + (8 * q) + 4).Store(at + 4);
                }
            }
        }

        for (; p < length; p++)
        {
            for (int r = 0; r < tall; r++)
            {
                to[((nint)p * tall) + r] = a[(r * stride) + p];
            }
        }
    }

    /// <summary>Copies the columns of some tiles of a factor that lies transposed, of which the first <paramref name="more"/> have <paramref name="least"/> + 1 columns and the others <paramref name="least"/>.</summary>
    /// <remarks>Along the lines as the factor lies in memory, since lines may be far apart and fall on the same place of a cache.</remarks>
    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    public static void Columns<T>(T* a, nint stride, int tiles, int least, int more, int length, T* to) where T : unmanaged
    {
        bool wide = sizeof(T) is 4 or 8 && Vector256.IsHardwareAccelerated;
        int p = 0;
        for (; wide && p + 16 <= length; p += 8, a += 8 * stride)
        {
            // Eight lines at once: that many reads are on their way together.
            for (int t = 0, i = 0; t < tiles; t++)
            {
                int tall = t < more ? least + 1 : least;
                T* from = a + i, at = to + ((nint)i * length) + ((nint)p * tall);
                for (int q = 0; q < 8; q++, from += stride, at += tall)
                {
                    // What is too much lies where later lines of the same tile go.
                    Vector256.Load((byte*)from).Store((byte*)at);
                    if (sizeof(T) == 8)
                    {
                        Vector256.Load((byte*)(from + 4)).Store((byte*)(at + 4));
                    }
                }

                i += tall;
            }
        }

        for (; p < length; p++, a += stride)
        {
            T* from = a;
            for (int t = 0, i = 0; t < tiles; t++)
            {
                int tall = t < more ? least + 1 : least;
                T* at = to + ((nint)i * length) + ((nint)p * tall);
                for (int r = 0; r < tall; r++)
                {
                    at[r] = *from++;
                }

                i += tall;
            }
        }
    }
}
