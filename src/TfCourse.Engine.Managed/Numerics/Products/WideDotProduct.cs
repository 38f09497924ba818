using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TfCourse.Engine.Managed;

/// <summary>
/// The sums of <see cref="DotProduct"/>, in its order, where registers have 512 bits: two lines of the right factor lie in one register, each half with its own
/// interleaved sums, and up to eight rows of the left factor meet them, each twice in one register.
/// </summary>
internal static unsafe class WideDotProduct
{
    /// <summary>The most rows of the left factor at a time.</summary>
    public const int MostRows = 8;

    /// <summary>Sums for each row.</summary>
    public const int Columns = 4;

    /// <summary>Whether the processor can.</summary>
    public static bool IsSupported => Simd.Bits >= 512 && Avx512F.IsSupported;

    /// <summary>sums[r, q] = Σ a[r, p] b[q, p] of up to eight rows and of four lines at b, b + b1, b + b2 and b + b3.</summary>
    public static void Run<T>(T* a, nint strideA, int rows, T* b, nint b1, nint b2, nint b3, int depth, T* sums) where T : unmanaged, INumber<T>
    {
        switch (rows)
        {
            case 1: Tile<T, Size1>(a, strideA, b, b1, b2, b3, depth, sums); break;
            case 2: Tile<T, Size2>(a, strideA, b, b1, b2, b3, depth, sums); break;
            case 3: Tile<T, Size3>(a, strideA, b, b1, b2, b3, depth, sums); break;
            case 4: Tile<T, Size4>(a, strideA, b, b1, b2, b3, depth, sums); break;
            case 5: Tile<T, Size5>(a, strideA, b, b1, b2, b3, depth, sums); break;
            case 6: Tile<T, Size6>(a, strideA, b, b1, b2, b3, depth, sums); break;
            case 7: Tile<T, Size7>(a, strideA, b, b1, b2, b3, depth, sums); break;
            case 8: Tile<T, Size8>(a, strideA, b, b1, b2, b3, depth, sums); break;
            default: throw EngineException.Internal($"there is no tile of {rows} rows");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile<T, TRows>(T* a, nint strideA, T* b, nint b1, nint b2, nint b3, int depth, T* sums)
        where T : unmanaged, INumber<T>
        where TRows : unmanaged
    {
        Vector512<T> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        Vector512<T> c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default, c71 = default;
        nint s2 = 2 * strideA, s3 = 3 * strideA, s4 = 4 * strideA, s5 = 5 * strideA, s6 = 6 * strideA, s7 = 7 * strideA;
        T* end = a + (depth / Vector256<T>.Count * Vector256<T>.Count);
        for (; a != end; a += Vector256<T>.Count, b += Vector256<T>.Count)
        {
            Vector512<T> y0 = Two(b, b + b1), y1 = Two(b + b2, b + b3);
            Add(Twice(a), y0, y1, ref c00, ref c01);
            if (sizeof(TRows) > 1)
            {
                Add(Twice(a + strideA), y0, y1, ref c10, ref c11);
            }

            if (sizeof(TRows) > 2)
            {
                Add(Twice(a + s2), y0, y1, ref c20, ref c21);
            }

            if (sizeof(TRows) > 3)
            {
                Add(Twice(a + s3), y0, y1, ref c30, ref c31);
            }

            if (sizeof(TRows) > 4)
            {
                Add(Twice(a + s4), y0, y1, ref c40, ref c41);
            }

            if (sizeof(TRows) > 5)
            {
                Add(Twice(a + s5), y0, y1, ref c50, ref c51);
            }

            if (sizeof(TRows) > 6)
            {
                Add(Twice(a + s6), y0, y1, ref c60, ref c61);
            }

            if (sizeof(TRows) > 7)
            {
                Add(Twice(a + s7), y0, y1, ref c70, ref c71);
            }
        }

        int rest = depth % Vector256<T>.Count;
        if (rest > 0)
        {
            Vector512<T> y0 = Vector512.Create(DotProduct.Part(b, rest), DotProduct.Part(b + b1, rest)), y1 = Vector512.Create(DotProduct.Part(b + b2, rest), DotProduct.Part(b + b3, rest));
            AddRest(a, rest, y0, y1, ref c00, ref c01);
            if (sizeof(TRows) > 1)
            {
                AddRest(a + strideA, rest, y0, y1, ref c10, ref c11);
            }

            if (sizeof(TRows) > 2)
            {
                AddRest(a + s2, rest, y0, y1, ref c20, ref c21);
            }

            if (sizeof(TRows) > 3)
            {
                AddRest(a + s3, rest, y0, y1, ref c30, ref c31);
            }

            if (sizeof(TRows) > 4)
            {
                AddRest(a + s4, rest, y0, y1, ref c40, ref c41);
            }

            if (sizeof(TRows) > 5)
            {
                AddRest(a + s5, rest, y0, y1, ref c50, ref c51);
            }

            if (sizeof(TRows) > 6)
            {
                AddRest(a + s6, rest, y0, y1, ref c60, ref c61);
            }

            if (sizeof(TRows) > 7)
            {
                AddRest(a + s7, rest, y0, y1, ref c70, ref c71);
            }
        }

        Put(c00, c01, sums);
        if (sizeof(TRows) > 1)
        {
            Put(c10, c11, sums + Columns);
        }

        if (sizeof(TRows) > 2)
        {
            Put(c20, c21, sums + (2 * Columns));
        }

        if (sizeof(TRows) > 3)
        {
            Put(c30, c31, sums + (3 * Columns));
        }

        if (sizeof(TRows) > 4)
        {
            Put(c40, c41, sums + (4 * Columns));
        }

        if (sizeof(TRows) > 5)
        {
            Put(c50, c51, sums + (5 * Columns));
        }

        if (sizeof(TRows) > 6)
        {
            Put(c60, c61, sums + (6 * Columns));
        }

        if (sizeof(TRows) > 7)
        {
            Put(c70, c71, sums + (7 * Columns));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(Vector512<T> x, Vector512<T> y0, Vector512<T> y1, ref Vector512<T> c0, ref Vector512<T> c1) where T : unmanaged, INumber<T>
    {
        c0 = default(Register512<T>).MultiplyAdd(x, y0, c0);
        c1 = default(Register512<T>).MultiplyAdd(x, y1, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRest<T>(T* a, int rest, Vector512<T> y0, Vector512<T> y1, ref Vector512<T> c0, ref Vector512<T> c1) where T : unmanaged, INumber<T>
    {
        Vector256<T> x = DotProduct.Part(a, rest);
        Add(Vector512.Create(x, x), y0, y1, ref c0, ref c1);
    }

    // Whole registers by their bits: the processor reads both halves from memory at once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Twice<T>(T* from) where T : unmanaged => Avx512F.BroadcastVector256ToVector512((double*)from).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Two<T>(T* low, T* high) where T : unmanaged => Vector512.Create(Vector256.Load(low), Vector256.Load(high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(Vector512<T> c0, Vector512<T> c1, T* to) where T : unmanaged
        => DotProduct.Put(c0.GetLower(), c0.GetUpper(), c1.GetLower(), c1.GetUpper(), to);
}
