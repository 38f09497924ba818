using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output = op(matrix)⁻¹ · rhs, where op is the identity or the transpose.</summary>
internal sealed class MatrixSolveKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly bool _adjoint = node.Bool("adjoint");

    public override void Run(KernelContext c)
    {
        (int n, _) = Matrices.Size(c, 0, square: true);
        (int rows, int columns) = Matrices.Size(c, 1, square: false);
        if (rows != n || Matrices.Batch(c, 0) != Matrices.Batch(c, 1))
        {
            throw EngineException.InvalidArgument($"Input matrix and rhs are incompatible. They have the shapes {c.Dims(0)} and {c.Dims(1)}");
        }

        ReadOnlySpan<T> x = c.Input<T>(0), rhs = c.Input<T>(1);
        Span<T> y = c.Output<T>(0, c.Dims(1));
        int size = n * n, part = n * columns;
        double[] matrix = Matrices.Rent(size), right = Matrices.Rent(part), left = Matrices.Rent(part);
        Span<double> a = matrix.AsSpan(0, size), b = right.AsSpan(0, part), solution = left.AsSpan(0, part);
        Span<int> order = new int[n];
        for (int i = 0; i * part < y.Length; i++)
        {
            Matrices.Load(x.Slice(i * size, size), a);
            Matrices.Load(rhs.Slice(i * part, part), b);
            if (_adjoint)
            {
                Matrices.Transpose(a, n);
            }

            Lu lu = Lu.Of(a, order, n);
            if (!lu.IsInvertible)
            {
                throw EngineException.InvalidArgument("Input matrix is not invertible.");
            }

            lu.Solve(b, solution, columns);
            Matrices.Store(solution, y.Slice(i * part, part));
        }

        Matrices.Return(matrix, right, left);
    }
}

/// <summary>Picks the element type of MatrixSolve.</summary>
internal readonly struct MatrixSolveKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<MatrixSolveKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new MatrixSolveKernel<T>(node).Precompiled();
}
