using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>A small product of five to eight columns: a register is a row of it, and eight rows pass the right factor together.</summary>
internal static unsafe class EightColumns
{
    /// <summary>The most columns.</summary>
    public const int Width = 8;

    private const int MostDepth = 256, Rows = 8;

    /// <summary>Computes a product whose rows lie without gaps, if it is one of these; the order of a sum is that of all products.</summary>
    public static bool TryRun(Product<float>* product)
    {
        bool fits = product->N is >= 5 and <= Width && product->K <= MostDepth && product->M >= Rows;
        if (fits)
        {
            Run(product);
        }

        return fits;
    }

    [SkipLocalsInit]
    private static void Run(Product<float>* product)
    {
        float* copy = stackalloc float[MostDepth * Width];
        bool direct = product->N == Width && !product->TransposeB;
        if (!direct)
        {
            SmallProduct<float, Vector256<float>, Register256<float>>.Copy(product, copy, Width);
        }

        float* b = direct ? product->B : copy;
        nint step = direct ? product->StrideB : Width;
        int last = product->M - Rows;
        for (int i = 0; i < last; i += Rows)
        {
            Tile(product, b, step, i, false);
        }

        Tile(product, b, step, last, true);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile(Product<float>* product, float* b, nint step, int first, bool isLast)
    {
        nint stride = product->StrideA, two = 2 * stride, three = 3 * stride;
        float* p = product->A + (first * stride), q = p + (4 * stride);
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (float* end = p + product->K; p < end; p++, q++, b += step)
        {
            Vector256<float> y = Vector256.Load(b);
            s0 = Fused.MultiplyAdd(Vector256.Create(*p), y, s0);
            s1 = Fused.MultiplyAdd(Vector256.Create(p[stride]), y, s1);
            s2 = Fused.MultiplyAdd(Vector256.Create(p[two]), y, s2);
            s3 = Fused.MultiplyAdd(Vector256.Create(p[three]), y, s3);
            s4 = Fused.MultiplyAdd(Vector256.Create(*q), y, s4);
            s5 = Fused.MultiplyAdd(Vector256.Create(q[stride]), y, s5);
            s6 = Fused.MultiplyAdd(Vector256.Create(q[two]), y, s6);
            s7 = Fused.MultiplyAdd(Vector256.Create(q[three]), y, s7);
        }

        // What a row spills the next one overwrites, in the next tile too; the last one of all spills nothing.
        int n = product->N;
        float* c = product->C + ((nint)first * n);
        s0.Store(c);
        s1.Store(c + n);
        s2.Store(c + (2 * n));
        s3.Store(c + (3 * n));
        c += 4 * n;
        s4.Store(c);
        s5.Store(c + n);
        s6.Store(c + (2 * n));
        c += 3 * n;
        if (isLast)
        {
            float* row = stackalloc float[Width];
            s7.Store(row);
            s7.GetLower().Store(c);
            Vector128.Load(row + n - 4).Store(c + n - 4);
        }
        else
        {
            s7.Store(c);
        }
    }
}
