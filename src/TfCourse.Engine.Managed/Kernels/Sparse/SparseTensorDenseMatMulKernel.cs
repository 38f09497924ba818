using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>P = A B for a sparse matrix A: row i of P is the sum of rows j of B times A[i, j]; both may be turned first.</summary>
internal sealed class SparseTensorDenseMatMulKernel<T>(bool turnA, bool turnB) : Kernel where T : unmanaged, INumberBase<T>
{
    private readonly IndexBuffer _indices = new();

    public override void Run(KernelContext c)
    {
        long[] sizes = SparseKernels.Sizes(c, 2);
        SparseKernels.RequireShapes(c, 0, 1, 2);
        Dims bDims = c.Dims(3);
        if (sizes.Length != 2 || bDims.Rank != 2)
        {
            throw EngineException.InvalidArgument($"Tensors 'a_shape' and 'b' must be of two sizes and a matrix, they are [{string.Join(",", sizes)}] and {bDims}");
        }

        long rows = turnA ? sizes[1] : sizes[0], inner = turnA ? sizes[0] : sizes[1], columns = turnB ? bDims[0] : bDims[1];
        if ((turnB ? bDims[1] : bDims[0]) != inner)
        {
            throw EngineException.InvalidArgument($"Cannot multiply A and B because inner dimension does not match: {inner} vs. {(turnB ? bDims[1] : bDims[0])}. Did you forget a transpose? Dimensions of A: [{sizes[0]}, {sizes[1]}). Dimensions of B: {bDims}");
        }

        ReadOnlySpan<long> indices = _indices.Of(c, 0);
        ReadOnlySpan<T> values = c.Input<T>(1), b = c.Input<T>(3);
        Span<T> product = c.OutputOf<T>(0, rows, columns);
        product.Clear();
        int n = (int)columns, stride = (int)bDims[1];
        for (int e = 0; e < values.Length; e++)
        {
            SparseKernels.RequireInside(indices.Slice(2 * e, 2), sizes, e);
            (long i, long j) = turnA ? (indices[(2 * e) + 1], indices[2 * e]) : (indices[2 * e], indices[(2 * e) + 1]);
            T a = values[e];
            Span<T> row = product.Slice((int)(i * n), n);
            for (int k = 0; k < row.Length; k++)
            {
                row[k] += a * (turnB ? b[(k * stride) + (int)j] : b[((int)j * stride) + k]);
            }
        }
    }
}

/// <summary>Picks the element type of SparseTensorDenseMatMul.</summary>
internal readonly struct SparseTensorDenseMatMulKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Number<SparseTensorDenseMatMulKernel>(node, node.Type("T"));

    Kernel INumberFactory.Create<T>(NodeInfo node) => new SparseTensorDenseMatMulKernel<T>(node.Bool("adjoint_a"), node.Bool("adjoint_b")).Precompiled();
}
