namespace TfCourse.Engine.Managed;

/// <summary>How a running total goes on.</summary>
internal interface IScan<T>
{
    static abstract T Identity { get; }

    static abstract T Combine(T total, T x);

    /// <summary>next[i] = combine(total[i], x[i]).</summary>
    static virtual void Combine<TSelf>(ReadOnlySpan<T> total, ReadOnlySpan<T> x, Span<T> next) where TSelf : IScan<T>
    {
        for (int i = 0; i < next.Length; i++)
        {
            next[i] = TSelf.Combine(total[i], x[i]);
        }
    }
}

/// <summary>Running totals along one axis, forward or backward, with or without the element itself.</summary>
internal abstract class ScanKernel(NodeInfo node) : Kernel
{
    protected bool Exclusive { get; } = node.Bool("exclusive");

    protected bool Reverse { get; } = node.Bool("reverse");

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        if (c.Dims(1).Rank != 0)
        {
            throw EngineException.InvalidArgument($"ScanOp: axis must be a scalar, not {c.Dims(1)}");
        }

        long asked = c.Integer(1);
        if (asked < -dims.Rank || asked >= dims.Rank)
        {
            throw EngineException.InvalidArgument($"ScanOp: Expected scan axis in the range [{-dims.Rank}, {dims.Rank}), but got {asked}");
        }

        int axis = (int)(asked < 0 ? asked + dims.Rank : asked);
        int inner = dims.Count == 0 ? 0 : (int)dims.Product(axis + 1, dims.Rank);
        Scan(c, dims, (int)dims[axis], inner);
    }

    /// <summary>Scans [outer, n, inner] along n; inner is 0 when there are no elements.</summary>
    protected abstract void Scan(KernelContext c, in Dims dims, int n, int inner);

    public static void Scan<T, TOp>(ReadOnlySpan<T> x, Span<T> y, int n, int inner, bool exclusive, bool reverse)
        where TOp : struct, IScan<T>
    {
        if (x.Length == 0)
        {
            return;
        }

        for (int block = 0; block < x.Length; block += n * inner)
        {
            if (inner == 1)
            {
                Row<T, TOp>(x.Slice(block, n), y.Slice(block, n), exclusive, reverse);
            }
            else
            {
                Rows<T, TOp>(x.Slice(block, n * inner), y.Slice(block, n * inner), inner, exclusive, reverse);
            }
        }
    }

    private static void Row<T, TOp>(ReadOnlySpan<T> x, Span<T> y, bool exclusive, bool reverse) where TOp : struct, IScan<T>
    {
        T total = TOp.Identity;
        for (int j = 0; j < y.Length; j++)
        {
            int at = reverse ? y.Length - 1 - j : j;
            T next = TOp.Combine(total, x[at]);
            y[at] = exclusive ? total : next;
            total = next;
        }
    }

    // Totals side by side: a row of them at a time.
    private static void Rows<T, TOp>(ReadOnlySpan<T> x, Span<T> y, int inner, bool exclusive, bool reverse) where TOp : struct, IScan<T>
    {
        int step = reverse ? -inner : inner, at = reverse ? y.Length - inner : 0;
        y.Slice(at, inner).Fill(TOp.Identity);
        if (!exclusive)
        {
            TOp.Combine<TOp>(y.Slice(at, inner), x.Slice(at, inner), y.Slice(at, inner));
        }

        for (int done = inner; done < y.Length; done += inner, at += step)
        {
            TOp.Combine<TOp>(y.Slice(at, inner), x.Slice(exclusive ? at : at + step, inner), y.Slice(at + step, inner));
        }
    }
}

/// <summary>A scan that computes in the type of its elements.</summary>
internal sealed class ScanKernel<T, TOp>(NodeInfo node) : ScanKernel(node)
    where T : unmanaged
    where TOp : struct, IScan<T>
{
    protected override void Scan(KernelContext c, in Dims dims, int n, int inner)
        => Scan<T, TOp>(c.Input<T>(0), c.Output<T>(0, dims), n, inner, Exclusive, Reverse);
}
