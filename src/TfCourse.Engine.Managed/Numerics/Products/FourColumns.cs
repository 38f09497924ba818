using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>A small product of two to four columns: a register holds two rows of it, and sixteen rows pass the right factor together.</summary>
internal static unsafe class FourColumns
{
    private const int MostDepth = 64, Rows = 16, Width = 8;

    /// <summary>Computes a product whose rows lie without gaps, if it is one of these, and adds the bias; the order of a sum is that of all products.</summary>
    public static bool TryRun(Product<float>* product)
    {
        bool fits = product->N is >= 2 and <= 4 && product->K <= MostDepth && product->M >= Rows;
        if (fits)
        {
            Run(product);
        }

        return fits;
    }

    [SkipLocalsInit]
    private static void Run(Product<float>* product)
    {
        float* right = stackalloc float[MostDepth * Width];
        int n = product->N, k = product->K;
        nint row = product->TransposeB ? 1 : product->StrideB, column = product->TransposeB ? product->StrideB : 1;
        nint third = Math.Min(2, n - 1) * column, last = (n - 1) * column;
        float* b = product->B;
        for (int p = 0; p < k; p++, b += row)
        {
            // Behind the last column comes the last one again.
            Vector128<float> four = Vector128.Create(b[0], b[column], b[third], b[last]);
            Vector256.Create(four, four).Store(right + (p * Width));
        }

        for (int i = 0; i < product->M; i += Rows)
        {
            Tile(product, right, Math.Min(i, product->M - Rows));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile(Product<float>* product, float* b, int first)
    {
        nint stride = product->StrideA;
        float* a = product->A + (first * stride);
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        int left = product->K;
        for (; left >= 4; left -= 4, a += 4, b += 4 * Width)
        {
            AddFour(a, stride, b, ref s0, ref s1, ref s2, ref s3);
            AddFour(a + (8 * stride), stride, b, ref s4, ref s5, ref s6, ref s7);
        }

        for (; left > 0; left--, a++, b += Width)
        {
            AddOne(a, stride, b, ref s0, ref s1, ref s2, ref s3);
            AddOne(a + (8 * stride), stride, b, ref s4, ref s5, ref s6, ref s7);
        }

        if (product->After.Bias is not null)
        {
            Vector256<float> bias = Bias(product);
            (s0, s1, s2, s3, s4, s5, s6, s7) = (s0 + bias, s1 + bias, s2 + bias, s3 + bias, s4 + bias, s5 + bias, s6 + bias, s7 + bias);
        }

        // What a row spills the next one overwrites; the last one spills nothing.
        int n = product->N;
        float* c = product->C + ((nint)first * n);
        Store(s0, c, n);
        Store(s1, c + (2 * n), n);
        Store(s2, c + (4 * n), n);
        Store(s3, c + (6 * n), n);
        Store(s4, c + (8 * n), n);
        Store(s5, c + (10 * n), n);
        Store(s6, c + (12 * n), n);
        s7.GetLower().Store(c + (14 * n));
        Vector128<float> end = s7.GetUpper();
        c += 15 * n;
        if (n == 4)
        {
            end.Store(c);
            return;
        }

        end.GetLower().Store(c);
        if (n == 3)
        {
            c[2] = end[2];
        }
    }

    // Behind the last column comes the last one again.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Bias(Product<float>* product)
    {
        float* bias = product->After.Bias;
        int last = product->N - 1;
        Vector128<float> four = Vector128.Create(bias[0], bias[1], bias[Math.Min(2, last)], bias[last]);
        return Vector256.Create(four, four);
    }

    // Four terms of the sums of eight rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddFour(float* a, nint stride, float* b, ref Vector256<float> s0, ref Vector256<float> s1, ref Vector256<float> s2, ref Vector256<float> s3)
    {
        Vector256<float> x0 = FourOf(a, stride), x1 = FourOf(a + (2 * stride), stride), x2 = FourOf(a + (4 * stride), stride), x3 = FourOf(a + (6 * stride), stride);
        Vector256<float> y = Vector256.Load(b);
        s0 = Fused.MultiplyAdd(Vector256.Shuffle(x0, Vector256.Create(0, 0, 0, 0, 4, 4, 4, 4)), y, s0);
        s1 = Fused.MultiplyAdd(Vector256.Shuffle(x1, Vector256.Create(0, 0, 0, 0, 4, 4, 4, 4)), y, s1);
        s2 = Fused.MultiplyAdd(Vector256.Shuffle(x2, Vector256.Create(0, 0, 0, 0, 4, 4, 4, 4)), y, s2);
        s3 = Fused.MultiplyAdd(Vector256.Shuffle(x3, Vector256.Create(0, 0, 0, 0, 4, 4, 4, 4)), y, s3);
        y = Vector256.Load(b + Width);
        s0 = Fused.MultiplyAdd(Vector256.Shuffle(x0, Vector256.Create(1, 1, 1, 1, 5, 5, 5, 5)), y, s0);
        s1 = Fused.MultiplyAdd(Vector256.Shuffle(x1, Vector256.Create(1, 1, 1, 1, 5, 5, 5, 5)), y, s1);
        s2 = Fused.MultiplyAdd(Vector256.Shuffle(x2, Vector256.Create(1, 1, 1, 1, 5, 5, 5, 5)), y, s2);
        s3 = Fused.MultiplyAdd(Vector256.Shuffle(x3, Vector256.Create(1, 1, 1, 1, 5, 5, 5, 5)), y, s3);
        y = Vector256.Load(b + (2 * Width));
        s0 = Fused.MultiplyAdd(Vector256.Shuffle(x0, Vector256.Create(2, 2, 2, 2, 6, 6, 6, 6)), y, s0);
        s1 = Fused.MultiplyAdd(Vector256.Shuffle(x1, Vector256.Create(2, 2, 2, 2, 6, 6, 6, 6)), y, s1);
        s2 = Fused.MultiplyAdd(Vector256.Shuffle(x2, Vector256.Create(2, 2, 2, 2, 6, 6, 6, 6)), y, s2);
        s3 = Fused.MultiplyAdd(Vector256.Shuffle(x3, Vector256.Create(2, 2, 2, 2, 6, 6, 6, 6)), y, s3);
        y = Vector256.Load(b + (3 * Width));
        s0 = Fused.MultiplyAdd(Vector256.Shuffle(x0, Vector256.Create(3, 3, 3, 3, 7, 7, 7, 7)), y, s0);
        s1 = Fused.MultiplyAdd(Vector256.Shuffle(x1, Vector256.Create(3, 3, 3, 3, 7, 7, 7, 7)), y, s1);
        s2 = Fused.MultiplyAdd(Vector256.Shuffle(x2, Vector256.Create(3, 3, 3, 3, 7, 7, 7, 7)), y, s2);
        s3 = Fused.MultiplyAdd(Vector256.Shuffle(x3, Vector256.Create(3, 3, 3, 3, 7, 7, 7, 7)), y, s3);
    }

    // One term of the sums of eight rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddOne(float* a, nint stride, float* b, ref Vector256<float> s0, ref Vector256<float> s1, ref Vector256<float> s2, ref Vector256<float> s3)
    {
        Vector256<float> y = Vector256.Load(b);
        s0 = Fused.MultiplyAdd(OneOf(a, stride), y, s0);
        s1 = Fused.MultiplyAdd(OneOf(a + (2 * stride), stride), y, s1);
        s2 = Fused.MultiplyAdd(OneOf(a + (4 * stride), stride), y, s2);
        s3 = Fused.MultiplyAdd(OneOf(a + (6 * stride), stride), y, s3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> two, float* c, int n)
    {
        two.GetLower().Store(c);
        two.GetUpper().Store(c + n);
    }

    // Four terms of a row and of the next.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> FourOf(float* a, nint stride) => Vector256.Create(Vector128.Load(a), Vector128.Load(a + stride));

    // A term of a row and of the next.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> OneOf(float* a, nint stride) => Vector256.Create(Vector128.Create(*a), Vector128.Create(a[stride]));
}
