using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output = input⁻¹, or its transpose.</summary>
internal sealed class MatrixInverseKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly bool _adjoint = node.Bool("adjoint");

    public override void Run(KernelContext c)
    {
        (int n, _) = Matrices.Size(c, 0, square: true);
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> y = c.Output<T>(0, c.Dims(0));
        double[] matrix = Matrices.Rent(n * n), unit = Matrices.Rent(n * n), inverse = Matrices.Rent(n * n);
        Span<double> a = matrix.AsSpan(0, n * n), b = unit.AsSpan(0, n * n), solution = inverse.AsSpan(0, n * n);
        b.Clear();
        for (int i = 0; i < n; i++)
        {
            b[(i * n) + i] = 1;
        }

        Span<int> rows = new int[n];
        for (int at = 0; at < x.Length; at += n * n)
        {
            Matrices.Load(x.Slice(at, n * n), a);
            Lu lu = Lu.Of(a, rows, n);
            if (!lu.IsInvertible)
            {
                throw EngineException.InvalidArgument("Input is not invertible.");
            }

            lu.Solve(b, solution, n);
            if (_adjoint)
            {
                Matrices.Transpose(solution, n);
            }

            Matrices.Store(solution, y.Slice(at, n * n));
        }

        Matrices.Return(matrix, unit, inverse);
    }
}

/// <summary>Picks the element type of MatrixInverse.</summary>
internal readonly struct MatrixInverseKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<MatrixInverseKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new MatrixInverseKernel<T>(node).Precompiled();
}
