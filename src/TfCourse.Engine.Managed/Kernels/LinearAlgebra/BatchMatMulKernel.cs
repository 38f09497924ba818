using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output[b, …] = op(x[b, …]) · op(y[b, …]): matrices in the last two axes, the axes before stretched over each other (equal in the first version of the op).</summary>
internal sealed class BatchMatMulKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly bool _adjointX = node.Bool("adj_x");
    private readonly bool _adjointY = node.Bool("adj_y");
    private readonly bool _stretches = node.Op != "BatchMatMul";

    public override void Run(KernelContext c)
    {
        Dims x = c.Dims(0), y = c.Dims(1);
        if (x.Rank < 2 || y.Rank < 2)
        {
            throw EngineException.InvalidArgument($"both inputs must have at least two axes: In[0] has the shape {x}, In[1] has the shape {y}");
        }

        Dims batch = Batch(x, y);
        (long m, long k) = _adjointX ? (x[-1], x[-2]) : (x[-2], x[-1]);
        (long ky, long n) = _adjointY ? (y[-1], y[-2]) : (y[-2], y[-1]);
        if (k != ky)
        {
            throw EngineException.InvalidArgument($"Matrix size-incompatible: In[0]: {x}, In[1]: {y}: the inner sizes {k} and {ky} differ");
        }

        T[]? widenedX = null, widenedY = null;
        ReadOnlySpan<T> a = Operand.As(c, 0, ref widenedX), b = Operand.As(c, 1, ref widenedY);
        Dims output = Dims.Join(batch.Span, [m, n]);
        Multiply(a, b, c.Output<T>(0, output), x, y, batch, (int)m, (int)n, (int)k);
        Operand.Return(widenedX);
        Operand.Return(widenedY);
    }

    private Dims Batch(in Dims x, in Dims y)
    {
        ReadOnlySpan<long> a = x.Span[..^2], b = y.Span[..^2];
        int rank = Math.Max(a.Length, b.Length);
        Span<long> sizes = stackalloc long[rank];
        for (int i = 0; i < rank; i++)
        {
            long p = i < rank - a.Length ? 1 : a[i - rank + a.Length], q = i < rank - b.Length ? 1 : b[i - rank + b.Length];
            if (p != q && (!_stretches || (p != 1 && q != 1)))
            {
                throw EngineException.InvalidArgument($"In[0] and In[1] must have compatible batch dimensions: {x} vs. {y}");
            }

            sizes[i] = p == 1 ? q : p;
        }

        return new Dims(sizes);
    }

    private void Multiply(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> output, in Dims x, in Dims y, in Dims batch, int m, int n, int k)
    {
        if (output.Length == 0)
        {
            return;
        }

        int count = (int)batch.Count;
        if (b.Length == n * k && !_adjointX && a.Length == count * m * k)
        {
            // One right factor for all: the batch is only more rows.
            Gemm.Multiply(a, false, b, _adjointY, output, count * m, n, k);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<T> left = a.Slice(Index(i, batch, x) * m * k, m * k), right = b.Slice(Index(i, batch, y) * n * k, n * k);
            Gemm.Multiply(left, _adjointX, right, _adjointY, output.Slice(i * m * n, m * n), m, n, k);
        }
    }

    // Which matrix of an input goes into a matrix of the output: axes of size 1 stay at 0.
    private static int Index(int matrix, in Dims batch, in Dims input)
    {
        int index = 0, stride = 1;
        for (int axis = batch.Rank - 1, own = input.Rank - 3; own >= 0; axis--, own--)
        {
            int at = (int)(matrix % batch[axis]);
            matrix /= (int)batch[axis];
            index += input[own] == 1 ? 0 : at * stride;
            stride *= (int)input[own];
        }

        return index;
    }
}

/// <summary>Picks the type in which a product of batches is computed: that of its output.</summary>
internal readonly struct BatchMatMulKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<BatchMatMulKernel>(node, node.OutputTypes[0]);

    static Kernel INumberFactory.Create<T>(NodeInfo node) => new BatchMatMulKernel<T>(node);
}
