using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>input = u · diag(s) · vᵀ: s falls, u and v have orthonormal columns, as many as s has numbers, or all (full_matrices).</summary>
internal sealed class SvdKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly bool _vectors = node.Bool("compute_uv");
    private readonly bool _full = node.Bool("full_matrices");

    public override void Run(KernelContext c)
    {
        (int m, int n) = Matrices.Size(c, 0, square: false);
        int p = Math.Min(m, n), q = Math.Max(m, n), wide = _full ? q : p, size = m * n;
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> values = c.Output<T>(0, Matrices.Shape(c, 0, p));
        Span<T> us = c.Output<T>(1, _vectors ? Matrices.Shape(c, 0, m, _full ? m : p) : new Dims(0));
        Span<T> vs = c.Output<T>(2, _vectors ? Matrices.Shape(c, 0, n, _full ? n : p) : new Dims(0));
        double[] matrix = Matrices.Rent(size), lengths = Matrices.Rent(p), rotation = Matrices.Rent(p * p), completed = Matrices.Rent(q * wide);
        Span<double> a = matrix.AsSpan(0, size), s = lengths.AsSpan(0, p), small = rotation.AsSpan(0, p * p), large = completed.AsSpan(0, q * wide);
        int count = (int)Matrices.Batch(c, 0).Count;
        for (int i = 0; i < count; i++)
        {
            LoadTall(x.Slice(i * size, size), a, m, n);
            SingularValues.Decompose(a, s, small, q, p);
            Matrices.Store(s, values.Slice(i * p, p));
            if (!_vectors)
            {
                continue;
            }

            large.Clear();
            for (int row = 0; row < q; row++)
            {
                a.Slice(row * p, p).CopyTo(large.Slice(row * wide, p));
            }

            SingularValues.Complete(large, q, wide);
            Span<T> tall = m >= n ? us : vs, other = m >= n ? vs : us;
            Matrices.Store(large, tall.Slice(i * large.Length, large.Length));
            Matrices.Store(small, other.Slice(i * small.Length, small.Length));
        }

        Matrices.Return(matrix, lengths, rotation, completed);
    }

    // The matrix, or its transpose when it is wide: its decomposition is the same with u and v exchanged.
    private static void LoadTall(ReadOnlySpan<T> x, Span<double> a, int m, int n)
    {
        if (m >= n)
        {
            Matrices.Load(x, a);
            return;
        }

        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                a[(j * m) + i] = double.CreateTruncating(x[(i * n) + j]);
            }
        }
    }
}

/// <summary>Picks the element type of Svd.</summary>
internal readonly struct SvdKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<SvdKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new SvdKernel<T>(node).Precompiled();
}
