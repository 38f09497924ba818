using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Columns of a product whose sums are of a few terms only: the right factor stays in registers while one row after another passes by, and so does the bias.</summary>
internal static unsafe class ShallowProduct<T, V, R>
    where T : unmanaged
    where V : struct
    where R : struct, IRegister<T, V>
{
    /// <summary>The most terms of a sum.</summary>
    public const int MostDepth = 3;

    /// <summary>The most registers of columns.</summary>
    public const int MostWidth = 3;

    /// <summary>Computes all rows of up to <see cref="MostWidth"/> registers of columns.</summary>
    /// <param name="product">The product.</param>
    /// <param name="call">Where the right factor and the registers of columns are, and the step from a term to the next in the left factor.</param>
    /// <param name="strideA">From a row of the left factor to the next.</param>
    /// <param name="column">The first column.</param>
    /// <param name="width">How many registers.</param>
    public static void Run(Product<T>* product, TileCall<T>* call, nint strideA, int column, int width)
    {
        switch ((product->K * 3) + width)
        {
            case 4: Run<Size1, Size1>(product, call, strideA, column); break;
            case 5: Run<Size1, Size2>(product, call, strideA, column); break;
            case 6: Run<Size1, Size3>(product, call, strideA, column); break;
            case 7: Run<Size2, Size1>(product, call, strideA, column); break;
            case 8: Run<Size2, Size2>(product, call, strideA, column); break;
            case 9: Run<Size2, Size3>(product, call, strideA, column); break;
            case 10: Run<Size3, Size1>(product, call, strideA, column); break;
            case 11: Run<Size3, Size2>(product, call, strideA, column); break;
            case 12: Run<Size3, Size3>(product, call, strideA, column); break;
            default: throw EngineException.Internal($"there is no shallow product of {product->K} terms and {width} registers");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TDepth, TWidth>(Product<T>* product, TileCall<T>* call, nint strideA, int column)
        where TDepth : unmanaged
        where TWidth : unmanaged
    {
        T* b = call->B, a = product->A, c = product->C + column;
        nint bStep = call->BStep, step = call->Step, third = call->Last, second = sizeof(TWidth) > 2 ? default(R).Count : third, strideC = product->StrideC;
        V w00 = default(R).Load(b), w01 = sizeof(TWidth) > 1 ? default(R).Load(b + second) : default, w02 = sizeof(TWidth) > 2 ? default(R).Load(b + third) : default;
        V w10 = default, w11 = default, w12 = default, w20 = default, w21 = default, w22 = default;
        if (sizeof(TDepth) > 1)
        {
            T* row = b + bStep;
            w10 = default(R).Load(row);
            w11 = sizeof(TWidth) > 1 ? default(R).Load(row + second) : default;
            w12 = sizeof(TWidth) > 2 ? default(R).Load(row + third) : default;
        }

        if (sizeof(TDepth) > 2)
        {
            T* row = b + (2 * bStep);
            w20 = default(R).Load(row);
            w21 = sizeof(TWidth) > 1 ? default(R).Load(row + second) : default;
            w22 = sizeof(TWidth) > 2 ? default(R).Load(row + third) : default;
        }

        T* bias = product->After.Bias;
        bool isAdded = bias is not null;
        bias = isAdded ? bias + column : b;
        V bias0 = default(R).Load(bias), bias1 = sizeof(TWidth) > 1 ? default(R).Load(bias + second) : default, bias2 = sizeof(TWidth) > 2 ? default(R).Load(bias + third) : default;
        for (int i = product->M; i > 0; i--, a += strideA, c += strideC)
        {
            V x = default(R).Broadcast(a), y0 = default(R).MultiplyAdd(x, w00, default), y1 = default, y2 = default;
            y1 = sizeof(TWidth) > 1 ? default(R).MultiplyAdd(x, w01, y1) : y1;
            y2 = sizeof(TWidth) > 2 ? default(R).MultiplyAdd(x, w02, y2) : y2;
            if (sizeof(TDepth) > 1)
            {
                x = default(R).Broadcast(a + step);
                y0 = default(R).MultiplyAdd(x, w10, y0);
                y1 = sizeof(TWidth) > 1 ? default(R).MultiplyAdd(x, w11, y1) : y1;
                y2 = sizeof(TWidth) > 2 ? default(R).MultiplyAdd(x, w12, y2) : y2;
            }

            if (sizeof(TDepth) > 2)
            {
                x = default(R).Broadcast(a + (2 * step));
                y0 = default(R).MultiplyAdd(x, w20, y0);
                y1 = sizeof(TWidth) > 1 ? default(R).MultiplyAdd(x, w21, y1) : y1;
                y2 = sizeof(TWidth) > 2 ? default(R).MultiplyAdd(x, w22, y2) : y2;
            }

            if (isAdded)
            {
                y0 = default(R).Add(y0, bias0);
                y1 = sizeof(TWidth) > 1 ? default(R).Add(y1, bias1) : y1;
                y2 = sizeof(TWidth) > 2 ? default(R).Add(y2, bias2) : y2;
            }

            default(R).Store(y0, c);
            if (sizeof(TWidth) > 1)
            {
                default(R).Store(y1, c + second);
            }

            if (sizeof(TWidth) > 2)
            {
                default(R).Store(y2, c + third);
            }
        }
    }
}
