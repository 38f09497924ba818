using System.Buffers;
using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Which of two numbers an index is looked for.</summary>
internal interface IExtreme
{
    /// <summary>Whether x takes the place of the best so far; never for NaN.</summary>
    static abstract bool Better<T>(T x, T best) where T : INumber<T>;

    /// <summary>Worse than or equal to every number.</summary>
    static abstract T Worst<T>() where T : INumber<T>;
}

/// <summary>output = index of the greatest or least element along an axis: the first of equals; NaN is skipped.</summary>
internal static class ArgExtreme
{
    public static Kernel Create<TExtreme>(NodeInfo node) where TExtreme : struct, IExtreme => node.OutputTypes[0] switch
    {
        DataType.DtInt16 => ByInput<TExtreme, short>(node),
        DataType.DtUint16 => ByInput<TExtreme, ushort>(node),
        DataType.DtInt32 => ByInput<TExtreme, int>(node),
        DataType.DtInt64 => ByInput<TExtreme, long>(node),
        var type => throw KernelTypes.Unsupported(node, type),
    };

    private static Kernel ByInput<TExtreme, TIndex>(NodeInfo node)
        where TExtreme : struct, IExtreme
        where TIndex : unmanaged, INumber<TIndex> => node.InputTypes[0].Base() switch
        {
            // false is 0 and true is 1, so bytes order them.
            DataType.DtBool => new ArgKernel<byte, TIndex, TExtreme>(),
            DataType.DtBfloat16 => WidenedKernel.Create(node, ByInput<TExtreme, TIndex>),
            var type => KernelTypes.Number<Factory<TExtreme, TIndex>>(node, type),
        };

    private readonly struct Factory<TExtreme, TIndex> : INumberFactory
        where TExtreme : struct, IExtreme
        where TIndex : unmanaged, INumber<TIndex>
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new ArgKernel<T, TIndex, TExtreme>().Precompiled();
    }
}

/// <summary>ArgMax or ArgMin of one element type.</summary>
internal sealed class ArgKernel<T, TIndex, TExtreme> : Kernel
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, INumber<TIndex>
    where TExtreme : struct, IExtreme
{
    public override void Run(KernelContext c)
    {
        ReadOnlySpan<T> x = c.Input<T>(0);
        Dims dims = c.Dims(0);
        long asked = c.Integer(1);
        if (asked < -dims.Rank || asked >= dims.Rank)
        {
            throw EngineException.InvalidArgument($"Expected dimension in the range [{-dims.Rank}, {dims.Rank}), but got {asked}");
        }

        int axis = (int)(asked < 0 ? asked + dims.Rank : asked);
        if (dims[axis] == 0)
        {
            throw EngineException.InvalidArgument($"Reduction axis {axis} is empty in shape {dims}; an index needs at least one element");
        }

        Span<TIndex> y = c.Output<TIndex>(0, dims.Remove(axis));
        if (y.Length == 0)
        {
            return;
        }

        int n = (int)dims[axis], inner = (int)dims.Product(axis + 1, dims.Rank), outer = x.Length / n / inner;
        if (inner == 1)
        {
            for (int i = 0; i < outer; i++)
            {
                y[i] = TIndex.CreateTruncating(Find(x.Slice(i * n, n)));
            }

            return;
        }

        T[] rented = ArrayPool<T>.Shared.Rent(inner);
        Span<T> best = rented.AsSpan(0, inner);
        for (int i = 0; i < outer; i++)
        {
            Span<TIndex> index = y.Slice(i * inner, inner);
            index.Clear();
            best.Fill(TExtreme.Worst<T>());
            for (int j = 0; j < n; j++)
            {
                ReadOnlySpan<T> row = x.Slice(((i * n) + j) * inner, inner);
                for (int k = 0; k < inner; k++)
                {
                    if (TExtreme.Better(row[k], best[k]))
                    {
                        best[k] = row[k];
                        index[k] = TIndex.CreateTruncating(j);
                    }
                }
            }
        }

        ArrayPool<T>.Shared.Return(rented);
    }

    private static int Find(ReadOnlySpan<T> row)
    {
        T best = TExtreme.Worst<T>();
        int index = 0;
        for (int j = 0; j < row.Length; j++)
        {
            if (TExtreme.Better(row[j], best))
            {
                (best, index) = (row[j], j);
            }
        }

        return index;
    }
}
