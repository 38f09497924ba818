using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>
/// product = op(a) · op(b): [m, k] · [k, n] -> [m, n]; and what a dense layer does next, while what was computed is near: a bias, an activation,
/// the gradient of the activation before.
/// </summary>
internal sealed unsafe class MatMulKernel<T>(NodeInfo node) : Kernel, IEpilogueHead where T : unmanaged, INumber<T>
{
    private readonly bool _transposeA = node.Bool("transpose_a");
    private readonly bool _transposeB = node.Bool("transpose_b");
    private DenseFollowers _followers;

    public int Taken { get; private set; }

    public void Offer(Follower[] followers) => _followers = DenseFollowers.Of(followers);

    public override void Run(KernelContext c)
    {
        ref readonly Dims a = ref c.Dims(0), b = ref c.Dims(1);
        if (a.Rank != 2 || b.Rank != 2)
        {
            throw EngineException.InvalidArgument($"a and b must be matrices: In[0] has the shape {a}, In[1] has the shape {b}");
        }

        (long m, long k) = _transposeA ? (a[1], a[0]) : (a[0], a[1]);
        (long kb, long n) = _transposeB ? (b[1], b[0]) : (b[0], b[1]);
        if (k != kb)
        {
            throw EngineException.InvalidArgument($"Matrix size-incompatible: In[0]: {a}, In[1]: {b}: the inner sizes {k} and {kb} differ");
        }

        Span<T> product = c.OutputOf<T>(0, m, n);
        Taken = _followers.Choose(c.Result(0).Dims, out Epilogue<T> after);
        Gemm.Multiply(c.Input<T>(0), _transposeA, c.Input<T>(1), _transposeB, product, (int)m, (int)n, (int)k, in after);
    }
}

/// <summary>Picks the element type of MatMul.</summary>
internal readonly struct MatMulKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<MatMulKernel>(node, node.Type("T"));

    Kernel INumberFactory.Create<T>(NodeInfo node) => new MatMulKernel<T>(node).Precompiled();
}
