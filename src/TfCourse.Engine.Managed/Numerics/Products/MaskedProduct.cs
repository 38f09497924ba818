using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TfCourse.Engine.Managed;

/// <summary>
/// A product whose rows fill more than half a register of 512 bits and not all of it: a register is a row, and what would lie beyond it is neither read nor
/// written, so nothing is copied. Up to eight rows pass the right factor together; the order of a sum is that of all products.
/// </summary>
internal static unsafe class MaskedProduct
{
    private const int MostRows = 8;

    /// <summary>Whether this is the way for so many columns of a product.</summary>
    public static bool Fits<T>(Product<T>* product, int columns) where T : unmanaged
        => (typeof(T) == typeof(float) || typeof(T) == typeof(double)) && Simd.Bits >= 512 && Avx512F.IsSupported
            && columns > Vector256<T>.Count && columns < Vector512<T>.Count
            && !product->TransposeB && !product->Accumulate && product->K > 0 && Products.Depth<T>(product->K) >= product->K;

    /// <summary>Computes rows [i0, i1) and columns [j0, j1), but for what follows.</summary>
    public static void Run<T>(Product<T>* product, int i0, int i1, int j0, int j1) where T : unmanaged, INumber<T>
    {
        Vector512<T> mask = Mask<T>(j1 - j0);
        nint row = product->TransposeA ? 1 : product->StrideA, step = product->TransposeA ? product->StrideA : 1;
        T* b = product->B + j0, c = product->C + j0;
        for (int i = i0, rows; i < i1; i += rows)
        {
            rows = Products.Even(i1 - i, MostRows);
            var call = new Call<T> { A = product->A + (i * row), Row = row, Step = step, B = b, StrideB = product->StrideB, Depth = product->K, Mask = mask, C = c + ((nint)i * product->StrideC), StrideC = product->StrideC };
            switch (rows)
            {
                case 1: Tile<T, Size1>(&call); break;
                case 2: Tile<T, Size2>(&call); break;
                case 3: Tile<T, Size3>(&call); break;
                case 4: Tile<T, Size4>(&call); break;
                case 5: Tile<T, Size5>(&call); break;
                case 6: Tile<T, Size6>(&call); break;
                case 7: Tile<T, Size7>(&call); break;
                default: Tile<T, Size8>(&call); break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile<T, TRows>(Call<T>* call)
        where T : unmanaged, INumber<T>
        where TRows : unmanaged
    {
        Vector512<T> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default, mask = call->Mask;
        nint row = call->Row, two = 2 * row, three = 3 * row, four = 4 * row, five = 5 * row, six = 6 * row, seven = 7 * row, step = call->Step, strideB = call->StrideB;
        T* a = call->A, b = call->B;
        for (T* end = a + (call->Depth * step); a != end; a += step, b += strideB)
        {
            Vector512<T> y = Load(b, mask);
            s0 = default(Register512<T>).MultiplyAdd(Vector512.Create(*a), y, s0);
            if (sizeof(TRows) > 1)
            {
                s1 = default(Register512<T>).MultiplyAdd(Vector512.Create(a[row]), y, s1);
            }

            if (sizeof(TRows) > 2)
            {
                s2 = default(Register512<T>).MultiplyAdd(Vector512.Create(a[two]), y, s2);
            }

            if (sizeof(TRows) > 3)
            {
                s3 = default(Register512<T>).MultiplyAdd(Vector512.Create(a[three]), y, s3);
            }

            if (sizeof(TRows) > 4)
            {
                s4 = default(Register512<T>).MultiplyAdd(Vector512.Create(a[four]), y, s4);
            }

            if (sizeof(TRows) > 5)
            {
                s5 = default(Register512<T>).MultiplyAdd(Vector512.Create(a[five]), y, s5);
            }

            if (sizeof(TRows) > 6)
            {
                s6 = default(Register512<T>).MultiplyAdd(Vector512.Create(a[six]), y, s6);
            }

            if (sizeof(TRows) > 7)
            {
                s7 = default(Register512<T>).MultiplyAdd(Vector512.Create(a[seven]), y, s7);
            }
        }

        T* c = call->C;
        nint strideC = call->StrideC;
        Store(s0, mask, c);
        if (sizeof(TRows) > 1)
        {
            Store(s1, mask, c + strideC);
        }

        if (sizeof(TRows) > 2)
        {
            Store(s2, mask, c + (2 * strideC));
        }

        if (sizeof(TRows) > 3)
        {
            Store(s3, mask, c + (3 * strideC));
        }

        if (sizeof(TRows) > 4)
        {
            Store(s4, mask, c + (4 * strideC));
        }

        if (sizeof(TRows) > 5)
        {
            Store(s5, mask, c + (5 * strideC));
        }

        if (sizeof(TRows) > 6)
        {
            Store(s6, mask, c + (6 * strideC));
        }

        if (sizeof(TRows) > 7)
        {
            Store(s7, mask, c + (7 * strideC));
        }
    }

    private static Vector512<T> Mask<T>(int columns) where T : unmanaged => sizeof(T) == 4
        ? Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(columns)).As<int, T>()
        : Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)columns)).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Load<T>(T* from, Vector512<T> mask) where T : unmanaged => sizeof(T) == 4
        ? Avx512F.MaskLoad((float*)from, mask.AsSingle(), Vector512<float>.Zero).As<float, T>()
        : Avx512F.MaskLoad((double*)from, mask.AsDouble(), Vector512<double>.Zero).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector512<T> value, Vector512<T> mask, T* to) where T : unmanaged
    {
        if (sizeof(T) == 4)
        {
            Avx512F.MaskStore((float*)to, mask.AsSingle(), value.AsSingle());
        }
        else
        {
            Avx512F.MaskStore((double*)to, mask.AsDouble(), value.AsDouble());
        }
    }

    private struct Call<T> where T : unmanaged
    {
        public T* A, B, C;
        public nint Row, Step, StrideB, StrideC;
        public int Depth;
        public Vector512<T> Mask;
    }
}
