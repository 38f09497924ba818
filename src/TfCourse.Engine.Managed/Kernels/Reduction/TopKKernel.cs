using System.Buffers;
using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The k greatest elements of each row in falling order and where they are; of equals the first comes first, NaN comes last.</summary>
internal sealed class TopKKernel<T, TIndex>(NodeInfo node) : Kernel
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, INumber<TIndex>
{
    // Up to here a short sorted list beats sorting the row.
    private const int Few = 32;

    // The first version of the op has k as an attribute.
    private readonly long? _k = node.Op == "TopK" ? node.Int("k") : null;

    public override void Run(KernelContext c)
    {
        Dims input = c.Dims(0);
        if (_k is null && c.Dims(1).Rank != 0)
        {
            throw EngineException.InvalidArgument($"k must be scalar, got shape {c.Dims(1)}");
        }

        long k = _k ?? c.Integer(1);
        if (k < 0)
        {
            throw EngineException.InvalidArgument($"Need k >= 0, got {k}");
        }

        if (input.Rank == 0 || input[-1] < k)
        {
            throw EngineException.InvalidArgument(input.Rank == 0 ? "input must be >= 1-D, got shape []" : $"input must have at least k columns. Had {input[-1]}, needed {k}");
        }

        ReadOnlySpan<T> x = c.Input<T>(0);
        Dims output = input.With(-1, k);
        Span<T> values = c.Output<T>(0, output);
        Span<TIndex> indices = c.Output<TIndex>(1, output);
        if (values.Length == 0)
        {
            return;
        }

        int n = (int)input[-1], count = (int)k;
        (T Value, int Index)[] entries = ArrayPool<(T, int)>.Shared.Rent(n);
        for (int at = 0, to = 0; to < values.Length; at += n, to += count)
        {
            if (count <= Few)
            {
                PickFew(x.Slice(at, n), entries.AsSpan(0, count));
            }
            else
            {
                Sort(x.Slice(at, n), entries.AsSpan(0, n));
            }

            for (int i = 0; i < count; i++)
            {
                (values[to + i], indices[to + i]) = (entries[i].Value, TIndex.CreateTruncating(entries[i].Index));
            }
        }

        ArrayPool<(T, int)>.Shared.Return(entries);
    }

    private static void PickFew(ReadOnlySpan<T> row, Span<(T Value, int Index)> best)
    {
        int filled = 0;
        for (int i = 0; i < row.Length; i++)
        {
            if (filled == best.Length && !Before(row[i], best[^1].Value))
            {
                continue;
            }

            int place = filled < best.Length ? filled++ : filled - 1;
            for (; place > 0 && Before(row[i], best[place - 1].Value); place--)
            {
                best[place] = best[place - 1];
            }

            best[place] = (row[i], i);
        }
    }

    private static void Sort(ReadOnlySpan<T> row, Span<(T Value, int Index)> entries)
    {
        for (int i = 0; i < row.Length; i++)
        {
            entries[i] = (row[i], i);
        }

        entries.Sort(static (a, b) => Before(a.Value, b.Value) ? -1 : Before(b.Value, a.Value) ? 1 : a.Index.CompareTo(b.Index));
    }

    private static bool Before(T a, T b) => a > b || (T.IsNaN(b) && !T.IsNaN(a));
}

/// <summary>Picks the types of TopKV2 and TopK.</summary>
internal static class TopKKernel
{
    public static Kernel Create(NodeInfo node) => node.OutputTypes[1] switch
    {
        DataType.DtInt16 => NarrowFloats.Number<Factory<short>>(node, node.InputTypes[0]),
        DataType.DtInt32 => NarrowFloats.Number<Factory<int>>(node, node.InputTypes[0]),
        DataType.DtInt64 => NarrowFloats.Number<Factory<long>>(node, node.InputTypes[0]),
        var type => throw KernelTypes.Unsupported(node, type),
    };

    private readonly struct Factory<TIndex> : INumberFactory where TIndex : unmanaged, INumber<TIndex>
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new TopKKernel<T, TIndex>(node).Precompiled();
    }
}
