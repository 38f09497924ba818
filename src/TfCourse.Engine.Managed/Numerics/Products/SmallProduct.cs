using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>A product so small that what <see cref="BlockedProduct{T, V, R}"/> prepares would take longer than its sums: one block, no copy of the left factor, everything on the stack.</summary>
internal static unsafe class SmallProduct<T, V, R>
    where T : unmanaged, INumber<T>
    where V : struct
    where R : struct, IRegister<T, V>
{
    private const int MostRight = 2048, MostDepthBytes = 1024;

    // Sums are then of one piece, as those of blocks are.
    private static bool Fits(Product<T>* product)
        => (long)product->M * product->N * product->K <= Products.MostSmall && product->K * sizeof(T) <= MostDepthBytes && !product->Accumulate
            && ((product->N >= default(R).Count && !product->TransposeB) || (product->N + default(R).Count) * product->K <= MostRight);

    /// <summary>Computes a product of two columns or more, if it is that small, but for what follows it: of that it leaves out the bias where it adds it.</summary>
    public static bool TryRun(Product<T>* product, ref Epilogue<T> left)
    {
        if (!Fits(product))
        {
            return false;
        }

        Run(product);
        if (IsShallow(product))
        {
            left.Bias = null;
        }

        return true;
    }

    private static bool IsShallow(Product<T>* product) => product->K <= ShallowProduct<T, V, R>.MostDepth && product->N >= default(R).Count;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run(Product<T>* product)
    {
        T* right = stackalloc T[MostRight], sums = stackalloc T[8 * 16];
        nint* rows = stackalloc nint[8], to = stackalloc nint[8];
        int n = product->N, k = product->K, count = default(R).Count, zero = 0;
        bool narrow = n < count, direct = !narrow && !product->TransposeB, shallow = IsShallow(product);
        int widest = shallow ? ShallowProduct<T, V, R>.MostWidth : Tile<T, V, R>.MaxWidth;
        nint strideA = product->TransposeA ? 1 : product->StrideA;
        for (int r = 0; r < 8; r++)
        {
            rows[r] = r * strideA;
            to[r] = (nint)r * (narrow ? count : product->StrideC);
        }

        var call = new TileCall<T> { Rows = rows, To = to, Segments = &zero, SegmentCount = 1, Step = product->TransposeA ? product->StrideA : 1, Length = k };
        if (!direct)
        {
            Copy(product, right, narrow ? count : n);
        }

        T* b = direct ? product->B : right;
        call.BStep = direct ? product->StrideB : narrow ? count : n;
        for (int j = 0; j < n;)
        {
            int covered = n, width = narrow ? 1 : Panels<T, V, R>.Width(n - j, widest, out covered);
            call.Last = Panels<T, V, R>.Last(width, covered);
            call.B = b + j;
            if (shallow)
            {
                ShallowProduct<T, V, R>.Run(product, &call, strideA, j, width);
                j += covered;
                continue;
            }

            int most = Tile<T, V, R>.RowsOf(width);
            for (int i = 0, left = product->M; left > 0;)
            {
                // No tile of a single row, which would wait for its own sums, where two can share.
                int tall = left <= most ? left : left < 2 * most ? (left + 1) / 2 : most;
                call.A = product->A + (i * strideA);
                call.C = narrow ? sums : product->C + ((nint)i * product->StrideC) + j;
                Tile<T, V, R>.Run(&call, tall, width);
                if (narrow)
                {
                    Unpad(sums, tall, n, product->C + ((nint)i * product->StrideC), product->StrideC, left - tall);
                }

                i += tall;
                left -= tall;
            }

            j += covered;
        }
    }

    /// <summary>Copies the right factor row by row, as wide as asked for; behind the last column of a narrow one stands what <see cref="Panels{T, V, R}"/> put there. Unless it is narrow it lies transposed.</summary>
    public static void Copy(Product<T>* product, T* right, int width)
    {
        int n = product->N, k = product->K;
        if (n < width)
        {
            Panels<T, V, R>.Pack(product->B, product->StrideB, product->TransposeB, n, k, right, k, 0);
        }
        else
        {
            Transposition.Write(product->B, product->StrideB, n, k, right, width);
        }
    }

    // Whole registers, of which the next row overwrites what is too much, as long as there are rows enough behind.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Unpad(T* sums, int rows, int columns, T* c, int stride, int behind)
    {
        int spilled = stride == columns ? rows + behind - ((default(R).Count + columns - 1) / columns) : 0, r = 0;
        for (; r < Math.Min(rows, spilled); r++)
        {
            default(R).Store(default(R).Load(sums + (r * default(R).Count)), c + ((nint)r * stride));
        }

        for (; r < rows; r++)
        {
            for (int j = 0; j < columns; j++)
            {
                c[((nint)r * stride) + j] = sums[(r * default(R).Count) + j];
            }
        }
    }
}
