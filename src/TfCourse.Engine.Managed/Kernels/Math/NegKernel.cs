using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = -x; the smallest integer stays itself.</summary>
internal static class NegKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Number<Neg>(node);

    private readonly struct Neg : INumberUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => unchecked(-x);
    }
}
