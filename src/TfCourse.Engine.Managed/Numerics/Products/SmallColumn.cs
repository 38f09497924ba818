using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>A small product with one column, and its bias: four sums at a time.</summary>
internal static unsafe class SmallColumn
{
    /// <summary>Whether it is one.</summary>
    public static bool Fits<T>(Product<T>* product) where T : unmanaged
        => product->N == 1 && !product->Accumulate && (long)product->M * product->K <= Products.MostSmall;

    /// <summary>Computes it; the order of a sum is that of all products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run<T>(Product<T>* product) where T : unmanaged, INumber<T>
    {
        nint row = product->TransposeA ? 1 : product->StrideA, step = product->TransposeA ? product->StrideA : 1, stepB = product->TransposeB ? 1 : product->StrideB;
        int last = product->M - 1;
        for (int i = 0; i <= last; i += 4)
        {
            // Behind the last row comes the last row again.
            int i1 = Math.Min(i + 1, last), i2 = Math.Min(i + 2, last), i3 = Math.Min(i + 3, last);
            T* x0 = product->A + (i * row), x1 = product->A + (i1 * row), x2 = product->A + (i2 * row), x3 = product->A + (i3 * row), y = product->B;
            T s0 = T.Zero, s1 = T.Zero, s2 = T.Zero, s3 = T.Zero;
            nint end = product->K * step;
            for (nint p = 0; p != end; p += step, y += stepB)
            {
                T b = *y;
                s0 = default(Register1<T>).MultiplyAdd(x0[p], b, s0);
                s1 = default(Register1<T>).MultiplyAdd(x1[p], b, s1);
                s2 = default(Register1<T>).MultiplyAdd(x2[p], b, s2);
                s3 = default(Register1<T>).MultiplyAdd(x3[p], b, s3);
            }

            if (product->After.Bias is not null)
            {
                T bias = *product->After.Bias;
                (s0, s1, s2, s3) = (Number.Add(s0, bias), Number.Add(s1, bias), Number.Add(s2, bias), Number.Add(s3, bias));
            }

            nint stride = product->StrideC;
            product->C[i * stride] = s0;
            product->C[i1 * stride] = s1;
            product->C[i2 * stride] = s2;
            product->C[i3 * stride] = s3;
        }
    }
}
