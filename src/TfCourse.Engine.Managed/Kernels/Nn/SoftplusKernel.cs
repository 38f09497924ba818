using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = log(1 + exp(x)), and its gradient.</summary>
internal static class SoftplusKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Forward>(node);

    public static Kernel Grad(NodeInfo node) => new SameShapeKernel(Binary.Float<Backward>(node));

    private readonly struct Forward : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            // Beyond the bounds the other term is lost in rounding (Half: wherever exp would be).
            T bound = T.Log(T.BitIncrement(T.One) - T.One) + (T.One + T.One);
            if (x > -bound)
            {
                return x;
            }

            T e = T.Exp(x);
            return x < bound ? e : Log1P(e);
        }

        // log(1 + e) for e > 0: the rounding of 1 + e is undone by the factor. (.NET's LogP1 rounds 1 + e.)
        private static T Log1P<T>(T e) where T : unmanaged, IFloatingPointIeee754<T>
        {
            T u = T.One + e;
            return u == T.One ? e : T.Log(u) * (e / (u - T.One));
        }
    }

    private readonly struct Backward : IFloatBinary
    {
        public static T Invoke<T>(T dy, T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => dy / (T.Exp(-x) + T.One);
    }
}

/// <summary>y = x / (1 + |x|), and its gradient.</summary>
internal static class SoftsignKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Forward>(node);

    public static Kernel Grad(NodeInfo node) => new SameShapeKernel(Binary.Float<Backward>(node));

    private readonly struct Forward : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => x / (T.Abs(x) + T.One);
    }

    private readonly struct Backward : IFloatBinary
    {
        public static T Invoke<T>(T dy, T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            T root = T.Abs(x) + T.One;
            return dy / (root * root);
        }
    }
}
