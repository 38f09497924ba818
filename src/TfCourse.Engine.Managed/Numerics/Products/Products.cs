using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>Runs products of matrices with the registers that <see cref="Simd"/> names.</summary>
internal static unsafe class Products
{
    /// <summary>Products of more multiplications than this are never done without blocks.</summary>
    public const long MostSmall = 1 << 15;

    // Products below this many multiplications are done before a helper has begun.
    private const long WorthSharing = 1 << 19;

    private const int DeepBytes = 320 * 4;

    // No piece is smaller than this along the side that is cut: the other factor would be read and copied too often.
    private const int LeastSide = 64;

    // As small may the pieces be where otherwise a thread had none.
    private const int FewestColumns = 24, FewestRows = 12;

    /// <summary>Computes the whole product on this thread.</summary>
    public static void Run<T>(Product<T>* product) where T : unmanaged, INumber<T>
    {
        if (!TrySmall(product))
        {
            Run(product, 0, product->M, 0, product->N);
        }
    }

    // Most products of small networks: nothing is cut into blocks.
    private static bool TrySmall<T>(Product<T>* product) where T : unmanaged, INumber<T>
    {
        if (Work(product) is <= 0 or > MostSmall)
        {
            return false;
        }

        // Some add the bias where the sums still are in registers, and take it out of what is left to do.
        Epilogue<T> left = product->After;
        bool fits = product->N == 1 ? TryColumn(product, ref left) : TryFewColumns(product, ref left) || TrySmallTurned(product) || TrySmallStraight(product, ref left);
        if (fits && !left.IsEmpty)
        {
            Epilogues.Run(left, product->C, 0, product->M, product->StrideC, 0, product->N);
        }

        return fits;
    }

    private static bool TryColumn<T>(Product<T>* product, ref Epilogue<T> left) where T : unmanaged, INumber<T>
    {
        if (VectorProduct.Fits(product))
        {
            VectorProduct.Run(product, 0, product->M);
            return true;
        }

        if (SmallColumn.Fits(product))
        {
            SmallColumn.Run(product);
            left.Bias = null;
            return true;
        }

        return false;
    }

    // Rows of up to a register of floats, without gaps.
    private static bool TryFewColumns<T>(Product<T>* product, ref Epilogue<T> left) where T : unmanaged
    {
        if (typeof(T) != typeof(float) || product->N > EightColumns.Width || product->TransposeA || product->Accumulate || product->StrideC != product->N || Simd.Bits < 256)
        {
            return false;
        }

        var floats = (Product<float>*)product;
        if (FourColumns.TryRun(floats))
        {
            left.Bias = null;
            return true;
        }

        return EightColumns.TryRun(floats);
    }

    private static bool TrySmallStraight<T>(Product<T>* product, ref Epilogue<T> left) where T : unmanaged, INumber<T>
    {
        if (MaskedProduct.Fits(product, product->N))
        {
            MaskedProduct.Run(product, 0, product->M, 0, product->N);
            return true;
        }

        return BitsFor<T>(product->N) switch
        {
            >= 512 => SmallProduct<T, Vector512<T>, Register512<T>>.TryRun(product, ref left),
            >= 256 => SmallProduct<T, Vector256<T>, Register256<T>>.TryRun(product, ref left),
            >= 128 => SmallProduct<T, Vector128<T>, Register128<T>>.TryRun(product, ref left),
            _ => SmallProduct<T, T, Register1<T>>.TryRun(product, ref left),
        };
    }

    // Gradients of the weights of few outputs: as the transpose, whose registers are full and whose factors are read where they lie.
    [SkipLocalsInit]
    private static bool TrySmallTurned<T>(Product<T>* product) where T : unmanaged, INumber<T>
    {
        const int MostElements = 512, FullRegister = 8;
        if (!product->TransposeA || product->TransposeB || product->Accumulate || product->N >= FullRegister || product->M < 2 * product->N || product->M < FullRegister || product->M * product->N > MostElements)
        {
            return false;
        }

        T* turned = stackalloc T[MostElements];
        var other = new Product<T> { A = product->B, StrideA = product->StrideB, TransposeA = true, B = product->A, StrideB = product->StrideA, C = turned, StrideC = product->M, M = product->N, N = product->M, K = product->K };
        Epilogue<T> none = default;
        if (!TrySmallStraight(&other, ref none))
        {
            return false;
        }

        Transposition.Write(turned, product->M, product->N, product->M, product->C, product->StrideC);
        return true;
    }

    /// <summary>Computes the whole product with the threads of the run.</summary>
    public static void RunShared<T>(Product<T>* product) where T : unmanaged, INumber<T>
    {
        // Who is in the team is asked only where it matters: to find the thread's own team takes as long as a small product.
        Workers team = Work(product) < WorthSharing ? Workers.Alone : Workers.Current;
        int pieces = Pieces(product, team.Threads);
        if (pieces == 1)
        {
            Run(product);
        }
        else if (LongProduct.Fits(product))
        {
            LongProduct.Run(product, team, 0, product->M, 0, product->N);
        }
        else
        {
            team.Run(new Chunks<T> { Product = product, Pieces = pieces }, pieces);
        }
    }

    /// <summary>How many pieces are worth it for so many threads: 1 when the product is small.</summary>
    public static int Pieces<T>(Product<T>* product, int threads) where T : unmanaged
    {
        long work = Work(product);
        if (threads < 2 || work < WorthSharing)
        {
            return 1;
        }

        long worth = work / (WorthSharing / 2), most = Math.Min(threads * 8L, worth);
        long pieces = Math.Min(most, Math.Max(product->M, product->N) / LeastSide);
        if (pieces < threads)
        {
            pieces = Math.Min(Math.Min(threads, worth), Math.Max(product->M / FewestRows, RaggedProduct.Fits(product) ? 0 : product->N / FewestColumns));
        }

        // More pieces than threads: one that is late holds up less. But whole rounds of them: nobody idles while the last are done.
        return (int)(pieces > threads ? pieces - (pieces % threads) : Math.Max(1, pieces));
    }

    /// <summary>Computes piece number <paramref name="piece"/> of <paramref name="pieces"/>.</summary>
    public static void RunPiece<T>(Product<T>* product, int piece, int pieces) where T : unmanaged, INumber<T>
    {
        if (CutsColumns(product, pieces))
        {
            int step = product->N / LeastSide >= pieces ? 16 : 8;
            Run(product, 0, product->M, Cut(product->N, piece, pieces, step), Cut(product->N, piece + 1, pieces, step));
        }
        else
        {
            Run(product, Cut(product->M, piece, pieces, 1), Cut(product->M, piece + 1, pieces, 1), 0, product->N);
        }
    }

    // The longer side is cut: then the smaller factor is what all pieces read.
    private static bool CutsColumns<T>(Product<T>* product, int pieces) where T : unmanaged
        => !RaggedProduct.Fits(product) && (product->N >= product->M ? product->N / FewestColumns >= pieces : product->M / FewestRows < pieces);

    /// <summary>Computes rows [i0, i1) and columns [j0, j1).</summary>
    public static void Run<T>(Product<T>* product, int i0, int i1, int j0, int j1) where T : unmanaged, INumber<T>
    {
        int columns = j1 - j0;
        if (i1 <= i0 || columns <= 0)
        {
            return;
        }

        if (product->K == 0)
        {
            Empty(product, i0, i1, j0, columns);
            return;
        }

        if (LongProduct.Fits(product))
        {
            LongProduct.Run(product, Workers.Alone, i0, i1, j0, j1);
            return;
        }

        if (VectorProduct.Fits(product))
        {
            VectorProduct.Run(product, i0, i1);
            Epilogues.Run(product->After, product->C, i0, i1 - i0, product->StrideC, j0, columns);
            return;
        }

        if (DotProduct.Fits(product))
        {
            DotProduct.Run(product, i0, i1, j0, j1);
            return;
        }

        if (RaggedProduct.Fits(product))
        {
            // So few columns are never divided.
            RaggedProduct.Run(product, i0, i1);
            return;
        }

        if (ReadsTurnedWhereItLies(product, columns))
        {
            RunStraight(product, i0, i1, j0, j1);
            return;
        }

        if (RaggedTurnedProduct.Fits(product, i1 - i0, columns))
        {
            RaggedTurnedProduct.Run(product, i0, i1, j0, j1);
            return;
        }

        if (TurnedProduct.Fits(product, i1 - i0, columns))
        {
            TurnedProduct.Run(product, i0, i1, j0, columns);
            return;
        }

        if (MaskedProduct.Fits(product, columns))
        {
            MaskedProduct.Run(product, i0, i1, j0, j1);
            Epilogues.Run(product->After, product->C, i0, i1 - i0, product->StrideC, j0, columns);
            return;
        }

        RunStraight(product, i0, i1, j0, j1);
    }

    /// <summary>Computes rows [i0, i1) and columns [j0, j1), none of them empty, as they lie.</summary>
    public static void RunStraight<T>(Product<T>* product, int i0, int i1, int j0, int j1) where T : unmanaged, INumber<T>
    {
        // A method each: compiling a call compiles what it names, and a machine needs one or two of them.
        switch (BitsFor<T>(j1 - j0))
        {
            case >= 512: Straight512(product, i0, i1, j0, j1); break;
            case >= 256: Straight256(product, i0, i1, j0, j1); break;
            case >= 128: Straight128(product, i0, i1, j0, j1); break;
            default: BlockedProduct<T, T, Register1<T>>.Run(product, i0, i1, j0, j1); break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Straight512<T>(Product<T>* product, int i0, int i1, int j0, int j1) where T : unmanaged, INumber<T>
        => BlockedProduct<T, Vector512<T>, Register512<T>>.Run(product, i0, i1, j0, j1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Straight256<T>(Product<T>* product, int i0, int i1, int j0, int j1) where T : unmanaged, INumber<T>
        => BlockedProduct<T, Vector256<T>, Register256<T>>.Run(product, i0, i1, j0, j1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Straight128<T>(Product<T>* product, int i0, int i1, int j0, int j1) where T : unmanaged, INumber<T>
        => BlockedProduct<T, Vector128<T>, Register128<T>>.Run(product, i0, i1, j0, j1);

    /// <summary>
    /// Whether a left factor that lies transposed is read along its lines, without a copy, as gradients of weights are computed fastest where registers are
    /// many. Not where they would be filled badly or the copy were used often, and not where it is so large that it comes from far away: a copy is then
    /// fetched in advance.
    /// </summary>
    public static bool ReadsTurnedWhereItLies<T>(Product<T>* product, int columns) where T : unmanaged
    {
        const int MostRegisters = 16, MostBytes = 1 << 20;
        int count = Simd.Bits / 8 / sizeof(T);
        return product->TransposeA && !product->TransposeB && Simd.HasManyRegisters && columns > count && columns <= MostRegisters * count
            && columns * 4 >= (columns + count - 1) / count * count * 3
            && Depth<T>(product->K) == product->K && (long)product->M * product->K * sizeof(T) <= MostBytes;
    }

    /// <summary>The bits of registers for rows of so many elements: the widest, or for a row that is shorter the narrowest that hold it.</summary>
    public static int BitsFor<T>(int columns) where T : unmanaged
    {
        long row = (long)columns * sizeof(T) * 8;
        return columns == 1 ? Simd.Scalar : row > 256 ? Simd.Bits : Math.Min(Simd.Bits, row > 128 ? 256 : 128);
    }

    /// <summary>How many terms of a sum of so many are added up before they are added to others: as many as let a panel of the right factor fill two thirds of the first cache.</summary>
    public static int Depth<T>(int terms) where T : unmanaged => Even(terms, Math.Max(64, DeepBytes / sizeof(T)));

    /// <summary>The size of blocks of at most so many, all nearly alike.</summary>
    public static int Even(int count, int most)
    {
        int blocks = Math.Max(1, (count + most - 1) / most);
        return Math.Max(1, (count + blocks - 1) / blocks);
    }

    /// <summary>Divides a count into parts of at most so many, as even as can be: the first <paramref name="more"/> have one more than the others.</summary>
    /// <returns>How many parts there are.</returns>
    public static int Divide(int count, int most, out int least, out int more)
    {
        int parts = (count + most - 1) / most;
        least = count / parts;
        more = count - (least * parts);
        return parts;
    }

    private static void Empty<T>(Product<T>* product, int i0, int i1, int j0, int columns) where T : unmanaged, INumber<T>
    {
        for (int i = i0; i < i1 && !product->Accumulate; i++)
        {
            new Span<T>(product->C + ((nint)i * product->StrideC) + j0, columns).Clear();
        }

        if (!product->After.IsEmpty)
        {
            Epilogues.Run(product->After, product->C, i0, i1 - i0, product->StrideC, j0, columns);
        }
    }

    private static long Work<T>(Product<T>* product) where T : unmanaged => (long)product->M * product->N * product->K;

    /// <summary>Where piece number p begins, on a multiple of the step.</summary>
    public static int Cut(int size, int piece, int pieces, int step) => piece == pieces ? size : (int)((long)size * piece / pieces / step * step);

    private struct Chunks<T> : IChunks where T : unmanaged, INumber<T>
    {
        public Product<T>* Product;
        public int Pieces;

        public readonly void Run(int chunk) => RunPiece(Product, chunk, Pieces);
    }
}
