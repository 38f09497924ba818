using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>
/// A matrix times a vector where sums are long and results few: a sum is of as many interleaved sums as <see cref="DotProduct"/> has, in its order,
/// for registers of every width and any part of the product.
/// </summary>
internal static unsafe class VectorProduct
{
    // Shorter sums are not worth putting together.
    private const int LeastDepth = 16;

    /// <summary>Whether this is the way.</summary>
    public static bool Fits<T>(Product<T>* product) where T : unmanaged
        => product->N == 1 && product->K >= LeastDepth && (typeof(T) == typeof(float) || typeof(T) == typeof(double)) && !product->Accumulate && product->StrideC == 1
            && (product->TransposeB || product->StrideB == 1)
            && (!product->TransposeA || (product->M <= FewColumnSums.MostColumns && product->StrideA == product->M));

    /// <summary>Computes rows [i0, i1), but for what follows.</summary>
    public static void Run<T>(Product<T>* product, int i0, int i1) where T : unmanaged, INumber<T>
    {
        if (!product->TransposeA)
        {
            DotProduct.Rows(product->B, 0, 1, product->A + ((nint)i0 * product->StrideA), product->StrideA, i1 - i0, product->K, product->C + i0, 0);
        }
        else if (typeof(T) == typeof(float) && Simd.Bits >= 256 && i0 == 0 && i1 == product->M)
        {
            FewColumnSums.Weighted((float*)product->A, (float*)product->B, (float*)product->C, product->K, product->M);
        }
        else
        {
            for (int i = i0; i < i1; i++)
            {
                product->C[i] = DotProduct.One(product->A + i, product->StrideA, product->B, product->K);
            }
        }
    }
}
