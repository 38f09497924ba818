using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = max(x, 0), and its gradient.</summary>
internal static class ReluKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Number<Forward>(node);

    public static Kernel Grad(NodeInfo node) => new SameShapeKernel(Binary.Number<Backward>(node));

    private readonly struct Forward : INumberUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => T.Max(x, T.Zero); // NaN stays
    }

    private readonly struct Backward : INumberBinary
    {
        // A product, not a choice: an infinite gradient of a closed unit is NaN, as in TensorFlow.
        public static T Invoke<T>(T dy, T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => dy * (x > T.Zero ? T.One : T.Zero);
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
