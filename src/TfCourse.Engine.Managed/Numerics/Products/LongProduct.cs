using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>
/// A product of very long sums and few results: the sums are cut into parts, as many for any number of threads, which share the parts. Each then
/// reads its stretch of both factors alone, that of a layer's weights which it has updated itself: where threads have not one cache in
/// common, what one has written takes the other longer to get than to multiply.
/// </summary>
internal static unsafe class LongProduct
{
    private const int Parts = 8, LeastDepth = 4096, MostElements = 1 << 13;

    /// <summary>Whether this is the way.</summary>
    public static bool Fits<T>(Product<T>* product) where T : unmanaged
        => (typeof(T) == typeof(float) || typeof(T) == typeof(double)) && product->N > 1 && product->K >= LeastDepth
            && (long)product->M * product->N <= MostElements && !product->Accumulate;

    /// <summary>Computes rows [i0, i1) and columns [j0, j1) with a team.</summary>
    public static void Run<T>(Product<T>* product, Workers team, int i0, int i1, int j0, int j1) where T : unmanaged, INumber<T>
    {
        int rows = i1 - i0, columns = j1 - j0, count = rows * columns;
        T* sums = ThreadMemory.Of<T>(ThreadMemory.Parts, (Parts - 1) * count), c = product->C + ((nint)i0 * product->StrideC) + j0;
        team.Run(new Shares<T> { Product = product, Sums = sums, I0 = i0, I1 = i1, J0 = j0, J1 = j1 }, Parts);
        for (int part = 1; part < Parts; part++)
        {
            for (int i = 0; i < rows; i++, sums += columns)
            {
                BiasRows.AddRow(c + ((nint)i * product->StrideC), sums, columns);
            }
        }

        Epilogues.Run(product->After, product->C, i0, rows, product->StrideC, j0, columns);
    }

    private struct Shares<T> : IChunks where T : unmanaged, INumber<T>
    {
        public Product<T>* Product;
        public T* Sums;
        public int I0, I1, J0, J1;

        public readonly void Run(int chunk)
        {
            const int Step = 16;
            int first = Products.Cut(Product->K, chunk, Parts, Step), columns = J1 - J0;
            Product<T> stretch = *Product;
            stretch.A += Product->TransposeA ? (nint)first * Product->StrideA : first;
            stretch.B += Product->TransposeB ? first : (nint)first * Product->StrideB;
            (stretch.K, stretch.After) = (Products.Cut(Product->K, chunk + 1, Parts, Step) - first, default);
            if (chunk > 0)
            {
                // The first part is the start of the sum; others lie apart, without gaps, and this is where their element (0, 0) would be.
                stretch.C = Sums + ((nint)(chunk - 1) * (I1 - I0) * columns) - (((nint)I0 * columns) + J0);
                stretch.StrideC = columns;
            }

            Products.Run(&stretch, I0, I1, J0, J1);
        }
    }
}
