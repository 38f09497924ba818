using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = x where x ≥ 0, exp(x) - 1 elsewhere, and its gradient. The difference is rounded as TensorFlow's is: no expm1.</summary>
internal static class EluKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Forward>(node);

    public static Kernel Grad(NodeInfo node) => new SameShapeKernel(Binary.Float<Backward>(node));

    private readonly struct Forward : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => x < T.Zero ? T.Exp(x) - T.One : x;
    }

    private readonly struct Backward : IFloatBinary
    {
        public static T Invoke<T>(T dy, T y) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => y < T.Zero ? dy * (y + T.One) : dy;
    }
}

/// <summary>y = s · x where x ≥ 0, s · a · (exp(x) - 1) elsewhere, and its gradient.</summary>
internal static class SeluKernel
{
    // The fixed point of mean 0 and variance 1: Klambauer and others, 2017, equation 14.
    private const double Scale = 1.0507009873554804934193349852946, ScaledAlpha = 1.7580993408473768599402175208123;

    public static Kernel Create(NodeInfo node) => Unary.Float<Forward>(node);

    public static Kernel Grad(NodeInfo node) => new SameShapeKernel(Binary.Float<Backward>(node));

    private readonly struct Forward : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
            => x < T.Zero ? T.CreateTruncating(ScaledAlpha) * (T.Exp(x) - T.One) : T.CreateTruncating(Scale) * x;
    }

    private readonly struct Backward : IFloatBinary
    {
        public static T Invoke<T>(T dy, T y) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
            => y < T.Zero ? dy * (y + T.CreateTruncating(ScaledAlpha)) : dy * T.CreateTruncating(Scale);
    }
}
