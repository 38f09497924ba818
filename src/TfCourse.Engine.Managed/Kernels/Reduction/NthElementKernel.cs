using System.Buffers;
using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>values = the element at place n of each row once the row is sorted, rising or (reverse) falling.</summary>
internal sealed class NthElementKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly bool _reverse = node.Bool("reverse");

    public override void Run(KernelContext c)
    {
        Dims input = c.Dims(0);
        long n = c.Integer(1);
        if (n < 0)
        {
            throw EngineException.InvalidArgument($"n must be non-negative but is {n}");
        }

        if (input.Rank == 0 || input[-1] <= n)
        {
            throw EngineException.InvalidArgument(input.Rank == 0 ? "Input must be at least rank 1 but is rank 0" : $"Input must have last dimension > n = {n}, it is {input[-1]}");
        }

        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> y = c.Output<T>(0, input.Remove(input.Rank - 1));
        if (y.Length == 0)
        {
            return;
        }

        int columns = (int)input[-1];
        T[] row = ArrayPool<T>.Shared.Rent(columns);
        for (int i = 0; i < y.Length; i++)
        {
            x.Slice(i * columns, columns).CopyTo(row);
            row.AsSpan(0, columns).Sort();
            y[i] = row[_reverse ? columns - 1 - (int)n : (int)n];
        }

        ArrayPool<T>.Shared.Return(row);
    }
}

/// <summary>Picks the element type of NthElement.</summary>
internal readonly struct NthElementKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<NthElementKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new NthElementKernel<T>(node).Precompiled();
}
