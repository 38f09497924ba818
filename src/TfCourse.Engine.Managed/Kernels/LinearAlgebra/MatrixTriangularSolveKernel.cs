using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output = op(matrix)⁻¹ · rhs for the lower or upper triangle of matrix; batch axes stretch over each other.</summary>
internal sealed class MatrixTriangularSolveKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly bool _lower = node.Bool("lower");
    private readonly bool _adjoint = node.Bool("adjoint");

    public override void Run(KernelContext c)
    {
        (int n, _) = Matrices.Size(c, 0, square: true);
        (int rows, int columns) = Matrices.Size(c, 1, square: false);
        Dims matrix = c.Dims(0), rhs = c.Dims(1);
        if (rows != n)
        {
            throw EngineException.InvalidArgument($"In[0] mismatch In[1] shape: {n} vs. {rows}: {matrix} {rhs}");
        }

        Dims batch = BatchPairs.Batch(matrix, rhs, stretches: true);
        ReadOnlySpan<T> left = c.Input<T>(0), right = c.Input<T>(1);
        Span<T> y = c.Output<T>(0, Dims.Join(batch.Span, [n, columns]));
        int size = n * n, part = n * columns;
        double[] triangle = Matrices.Rent(size), solution = Matrices.Rent(part);
        Span<double> a = triangle.AsSpan(0, size), x = solution.AsSpan(0, part);
        for (int i = 0; i * part < y.Length; i++)
        {
            Matrices.Load(left.Slice(BatchPairs.Index(i, batch, matrix) * size, size), a);
            Matrices.Load(right.Slice(BatchPairs.Index(i, batch, rhs) * part, part), x);
            Triangular.Solve(a, x, n, columns, _lower, _adjoint, unitDiagonal: false);
            Matrices.Store(x, y.Slice(i * part, part));
        }

        Matrices.Return(triangle, solution);
    }
}

/// <summary>Picks the element type of MatrixTriangularSolve.</summary>
internal readonly struct MatrixTriangularSolveKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<MatrixTriangularSolveKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new MatrixTriangularSolveKernel<T>(node).Precompiled();
}
