using System.Numerics;
using System.Runtime.CompilerServices;

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

    /// <summary>Computes rows [i0, i1) and columns [j0, j1).</summary>
    public static void Run<T>(Product<T>* product, int i0, int i1, int j0, int j1) where T : unmanaged, INumber<T>
    {
        int rows = i1 - i0, columns = j1 - j0;
        T* sums = ThreadMemory.Of<T>(ThreadMemory.Parts, rows * columns);
        for (int part = 0; part < Parts; part++)
        {
            RunPart(product, part, i0, i1, j0, j1, part == 0 ? product->C + ((nint)i0 * product->StrideC) + j0 : sums, part == 0 ? product->StrideC : columns);
            if (part > 0)
            {
                Add(product, sums, i0, i1, j0, columns);
            }
        }

        Finish(product, i0, rows, j0, columns);
    }

    /// <summary>Computes the whole product with a team.</summary>
    public static void RunShared<T>(Product<T>* product, Workers team) where T : unmanaged, INumber<T>
    {
        int count = product->M * product->N;
        T* sums = ThreadMemory.Of<T>(ThreadMemory.Parts, Parts * count);
        team.Run(new Shares<T> { Product = product, Sums = sums }, Parts);
        for (int part = 1; part < Parts; part++)
        {
            Add(product, sums + ((nint)part * count), 0, product->M, 0, product->N);
        }

        Finish(product, 0, product->M, 0, product->N);
    }

    private static void RunPart<T>(Product<T>* product, int part, int i0, int i1, int j0, int j1, T* c, int stride) where T : unmanaged, INumber<T>
    {
        const int Step = 16;
        int first = (int)((long)product->K * part / Parts / Step * Step), end = part + 1 == Parts ? product->K : (int)((long)product->K * (part + 1) / Parts / Step * Step);
        Product<T> stretch = *product;
        stretch.A += product->TransposeA ? (nint)first * product->StrideA : first;
        stretch.B += product->TransposeB ? first : (nint)first * product->StrideB;
        (stretch.K, stretch.After, stretch.StrideC) = (end - first, default, stride);

        // The place of element (i0, j0).
        stretch.C = c - (((nint)i0 * stride) + j0);
        Products.Run(&stretch, i0, i1, j0, j1);
    }

    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static void Add<T>(Product<T>* product, T* sums, int i0, int i1, int j0, int columns) where T : unmanaged, INumber<T>
    {
        for (int i = i0; i < i1; i++, sums += columns)
        {
            T* c = product->C + ((nint)i * product->StrideC) + j0;
            int j = 0;
            for (; Vector<T>.IsSupported && j <= columns - Vector<T>.Count; j += Vector<T>.Count)
            {
                (Vector.Load(c + j) + Vector.Load(sums + j)).Store(c + j);
            }

            for (; j < columns; j++)
            {
                c[j] = Number.Add(c[j], sums[j]);
            }
        }
    }

    private static void Finish<T>(Product<T>* product, int i0, int rows, int j0, int columns) where T : unmanaged, INumber<T>
    {
        if (!product->After.IsEmpty)
        {
            Epilogues.Run(product->After, product->C, i0, rows, product->StrideC, j0, columns);
        }
    }

    private struct Shares<T> : IChunks where T : unmanaged, INumber<T>
    {
        public Product<T>* Product;
        public T* Sums;

        // The first part is the start of the sum.
        public readonly void Run(int chunk)
        {
            T* c = chunk == 0 ? Product->C : Sums + ((nint)chunk * Product->M * Product->N);
            RunPart(Product, chunk, 0, Product->M, 0, Product->N, c, chunk == 0 ? Product->StrideC : Product->N);
        }
    }
}
