using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output = the determinant of each matrix; LogMatrixDeterminant gives its sign and the logarithm of its absolute value, which does not overflow.</summary>
internal sealed class MatrixDeterminantKernel<T>(bool logarithm) : Kernel where T : unmanaged, INumber<T>
{
    public override void Run(KernelContext c)
    {
        (int n, _) = Matrices.Size(c, 0, square: true);
        ReadOnlySpan<T> x = c.Input<T>(0);
        Dims batch = Matrices.Batch(c, 0);
        Span<T> y = c.Output<T>(0, batch);
        Span<T> logs = logarithm ? c.Output<T>(1, batch) : default;
        double[] matrix = Matrices.Rent(n * n);
        Span<double> a = matrix.AsSpan(0, n * n);
        Span<int> rows = new int[n];
        for (int i = 0; i < y.Length; i++)
        {
            Matrices.Load(x.Slice(i * n * n, n * n), a);
            Lu lu = Lu.Of(a, rows, n);
            double product = lu.Sign, sign = lu.Sign, log = 0;
            for (int k = 0; k < n; k++)
            {
                double pivot = lu.Pivot(k);
                (product, log) = (product * pivot, log + Math.Log(Math.Abs(pivot)));
                sign *= double.IsNaN(pivot) ? double.NaN : Math.Sign(pivot);
            }

            y[i] = T.CreateTruncating(logarithm ? sign : product);
            if (logarithm)
            {
                logs[i] = T.CreateTruncating(log);
            }
        }

        Matrices.Return(matrix);
    }
}

/// <summary>Picks the element type of MatrixDeterminant.</summary>
internal readonly struct MatrixDeterminantKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<MatrixDeterminantKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new MatrixDeterminantKernel<T>(node.Op == "LogMatrixDeterminant").Precompiled();
}
