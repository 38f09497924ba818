using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>y = max(x, 0), and its gradient.</summary>
internal static class ReluKernel
{
    public static Kernel Create(NodeInfo node) => Vectors.Unary<Forward>(node) ?? Unary.Number<Forward>(node);

    public static Kernel Grad(NodeInfo node) => new SameShapeKernel(Vectors.Binary<Backward>(node) ?? Binary.Number<Backward>(node));

    internal readonly struct Forward : INumberUnary, IVectorUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => T.Max(x, T.Zero); // NaN stays

        // No comparison with NaN holds.
        public Vector<T> Invoke<T>(Vector<T> x) => Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector<T>.Zero), Vector<T>.Zero, x);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, INumberUnary where T : unmanaged, INumber<T>, IMinMaxValue<T> => TensorPrimitives.Max(x, T.Zero, y);
    }

    internal readonly struct Backward : INumberBinary, IVectorBinary
    {
        // A product, not a choice: an infinite gradient of a closed unit is NaN, as in TensorFlow.
        public static T Invoke<T>(T dy, T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => dy * (x > T.Zero ? T.One : T.Zero);

        public Vector<T> Invoke<T>(Vector<T> dy, Vector<T> x)
            => dy * Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<T>.Zero), Vector<T>.One, Vector<T>.Zero);
    }
}

/// <summary>y = min(max(x, 0), 6), and its gradient.</summary>
internal static class Relu6Kernel
{
    public static Kernel Create(NodeInfo node) => Unary.Number<Forward>(node);

    public static Kernel Grad(NodeInfo node) => new SameShapeKernel(Binary.Number<Backward>(node));

    private readonly struct Forward : INumberUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => T.Min(T.Max(x, T.Zero), T.CreateTruncating(6));
    }

    private readonly struct Backward : INumberBinary
    {
        public static T Invoke<T>(T dy, T x) where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => dy * (x > T.Zero && x < T.CreateTruncating(6) ? T.One : T.Zero);
    }
}
