using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>q · r = input: q has orthonormal columns, r is upper triangular, with Householder's signs.</summary>
internal sealed class QrKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly bool _full = node.Bool("full_matrices");

    public override void Run(KernelContext c)
    {
        (int m, int n) = Matrices.Size(c, 0, square: false);
        int inner = _full ? m : Math.Min(m, n), size = m * n;
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> qs = c.Output<T>(0, Matrices.Shape(c, 0, m, inner)), rs = c.Output<T>(1, Matrices.Shape(c, 0, inner, n));
        double[] matrix = Matrices.Rent(size), orthonormal = Matrices.Rent(m * inner);
        Span<double> a = matrix.AsSpan(0, size), q = orthonormal.AsSpan(0, m * inner);
        int count = (int)Matrices.Batch(c, 0).Count;
        for (int i = 0; i < count; i++)
        {
            Matrices.Load(x.Slice(i * size, size), a);
            Householder.Decompose(a, q, m, n, inner);
            for (int row = 1; row < inner; row++)
            {
                a.Slice(row * n, Math.Min(row, n)).Clear();
            }

            Matrices.Store(q, qs.Slice(i * m * inner, m * inner));
            Matrices.Store(a[..(inner * n)], rs.Slice(i * inner * n, inner * n));
        }

        Matrices.Return(matrix, orthonormal);
    }
}

/// <summary>Picks the element type of Qr.</summary>
internal readonly struct QrKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<QrKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new QrKernel<T>(node).Precompiled();
}
