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
    private Dims _left, _right, _result;
    private int _inner = -1;

    public int Taken { get; private set; }

    public void Offer(Follower[] followers) => _followers = DenseFollowers.Of(followers);

    public override void Run(KernelContext c)
    {
        // Mostly the shapes are those of the last run.
        TensorValue left = c.Value(0), right = c.Value(1);
        if (_inner < 0 || left.Dims != _left || right.Dims != _right)
        {
            Plan(left.Dims, right.Dims);
        }

        TensorValue result = c.Place(0, in _result);
        if (typeof(T) == typeof(Half))
        {
            Gemm.Multiply(left.Span<T>(), _transposeA, right.Span<T>(), _transposeB, result.Span<T>(), (int)_result[0], (int)_result[1], _inner);
            return;
        }

        var product = Product<T>.Of((T*)left.Data, _transposeA, (T*)right.Data, _transposeB, (T*)result.Data, (int)_result[0], (int)_result[1], _inner);
        Taken = _followers.Choose(in _result, out product.After);
        Products.RunShared(&product);
    }

    private void Plan(in Dims a, in Dims b)
    {
        _inner = -1;
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

        (_left, _right, _result) = (a, b, new Dims(m, n));
        _inner = (int)k;
    }
}

/// <summary>Picks the element type of MatMul.</summary>
internal readonly struct MatMulKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<MatMulKernel>(node, node.Type("T"));

    Kernel INumberFactory.Create<T>(NodeInfo node) => new MatMulKernel<T>(node).Precompiled();
}
