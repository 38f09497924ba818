namespace TfCourse.Engine.Managed;

/// <summary>y[i₀, i₁, …] = x[…] with axis k of y being axis perm[k] of x.</summary>
internal sealed class TransposeKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        Dims x = c.Dims(0);
        int rank = x.Rank;
        Span<int> perm = stackalloc int[rank];
        Permutation(c, perm);
        Span<long> sizes = stackalloc long[rank], steps = stackalloc long[rank], from = stackalloc long[rank], to = stackalloc long[rank];
        Strided.RowMajor(x.Span, steps);
        int previous = -1;
        bool moves = false;
        for (int i = 0; i < rank; i++)
        {
            (sizes[i], from[i]) = (x[perm[i]], steps[perm[i]]);
            if (sizes[i] != 1)
            {
                moves |= perm[i] < previous;
                previous = perm[i];
            }
        }

        var y = new Dims(sizes);
        if (!moves)
        {
            c.Forward(0, 0, y); // only axes of size 1 change places
            return;
        }

        Strided.RowMajor(sizes, to);
        ReadOnlySpan<T> input = c.Input<T>(0);
        Strided.Copy(input, 0, from, c.Output<T>(0, y), 0, to, sizes);
    }

    private static void Permutation(KernelContext c, Span<int> perm)
    {
        int rank = perm.Length;
        if (c.Dims(1).Rank != 1)
        {
            throw EngineException.InvalidArgument($"perm must be rank 1, got shape {c.Dims(1)}");
        }

        if (c.Dims(1).Count != rank)
        {
            throw EngineException.InvalidArgument($"transpose expects a vector of size {rank}. But input(1) is a vector of size {c.Dims(1).Count}");
        }

        Span<bool> seen = stackalloc bool[rank];
        seen.Clear();
        for (int i = 0; i < rank; i++)
        {
            long axis = c.IntegerAt(1, i);
            if (axis < -rank || axis >= rank)
            {
                throw EngineException.InvalidArgument($"{axis} is out of range [0 .. {rank})");
            }

            perm[i] = (int)(axis < 0 ? axis + rank : axis);
            seen[perm[i]] = true;
        }

        if (seen.IndexOf(false) is >= 0 and var missing)
        {
            throw EngineException.InvalidArgument($"{missing} is missing from {{{string.Join(',', perm.ToArray())}}}.");
        }
    }
}

/// <summary>Picks the element size of Transpose.</summary>
internal readonly struct TransposeKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<TransposeKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new TransposeKernel<T>().Precompiled();
}
