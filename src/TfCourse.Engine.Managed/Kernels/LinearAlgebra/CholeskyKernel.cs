using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output = the lower triangular L of L · Lᵀ = input; NaN in the lower triangle where the input is not positive definite. Only the input's lower triangle is read.</summary>
internal sealed class CholeskyKernel<T> : Kernel where T : unmanaged, INumber<T>
{
    public override void Run(KernelContext c)
    {
        (int n, _) = Matrices.Size(c, 0, square: true);
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> y = c.Output<T>(0, c.Dims(0));
        double[] rented = Matrices.Rent(n * n);
        Span<double> a = rented.AsSpan(0, n * n);
        for (int at = 0; at < x.Length; at += n * n)
        {
            Matrices.Load(x.Slice(at, n * n), a);
            Decompose(a, n);
            Matrices.Store(a, y.Slice(at, n * n));
        }

        Matrices.Return(rented);
    }

    private static void Decompose(Span<double> a, int n)
    {
        bool isPositive = true;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[(i * n) + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= a[(i * n) + k] * a[(j * n) + k];
                }

                isPositive &= i != j || sum > 0;
                a[(i * n) + j] = i == j ? Math.Sqrt(sum) : sum / a[(j * n) + j];
            }

            a.Slice((i * n) + i + 1, n - i - 1).Clear();
        }

        for (int i = 0; i < n && !isPositive; i++)
        {
            a.Slice(i * n, i + 1).Fill(double.NaN);
        }
    }
}

/// <summary>Picks the element type of Cholesky.</summary>
internal readonly struct CholeskyKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<CholeskyKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new CholeskyKernel<T>().Precompiled();
}
