using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = |x|; the smallest integer stays itself.</summary>
internal static class AbsKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Number<Abs>(node);

    private readonly struct Abs : INumberUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => T.IsNegative(x) ? unchecked(-x) : x;
    }
}
