using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>e = the eigenvalues of symmetric matrices, rising; v = their eigenvectors, in columns. Only the lower triangle is read.</summary>
internal sealed class SelfAdjointEigV2Kernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly bool _vectors = node.Bool("compute_v");

    public override void Run(KernelContext c)
    {
        (int n, _) = Matrices.Size(c, 0, square: true);
        int size = n * n;
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> es = c.Output<T>(0, Matrices.Shape(c, 0, n)), vs = c.Output<T>(1, _vectors ? c.Dims(0) : new Dims(0));
        double[] matrix = Matrices.Rent(size), values = Matrices.Rent(n), vectors = Matrices.Rent(size);
        Span<double> a = matrix.AsSpan(0, size), e = values.AsSpan(0, n), v = _vectors ? vectors.AsSpan(0, size) : default;
        for (int i = 0; i * size < x.Length; i++)
        {
            Matrices.Load(x.Slice(i * size, size), a);
            if (!SymmetricEigen.Decompose(a, e, v, n))
            {
                throw EngineException.InvalidArgument("Self-adjoint eigen decomposition was not successful. The input might not be valid: it has infinities or NaN.");
            }

            Matrices.Store(e, es.Slice(i * n, n));
            if (_vectors)
            {
                Matrices.Store(v, vs.Slice(i * size, size));
            }
        }

        Matrices.Return(matrix, values, vectors);
    }
}

/// <summary>Picks the element type of SelfAdjointEigV2.</summary>
internal readonly struct SelfAdjointEigV2Kernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<SelfAdjointEigV2Kernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new SelfAdjointEigV2Kernel<T>(node).Precompiled();
}
