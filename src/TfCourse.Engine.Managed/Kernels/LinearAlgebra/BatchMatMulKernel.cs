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

        Dims batch = BatchPairs.Batch(x, y, _stretches);
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
            ReadOnlySpan<T> left = a.Slice(BatchPairs.Index(i, batch, x) * m * k, m * k), right = b.Slice(BatchPairs.Index(i, batch, y) * n * k, n * k);
            Gemm.Multiply(left, _adjointX, right, _adjointY, output.Slice(i * m * n, m * n), m, n, k);
        }
    }
}

/// <summary>Picks the type in which a product of batches is computed: that of its output.</summary>
internal readonly struct BatchMatMulKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<BatchMatMulKernel>(node, node.OutputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new BatchMatMulKernel<T>(node).Precompiled();
}
