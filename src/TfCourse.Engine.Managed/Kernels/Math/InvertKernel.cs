using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = the bits not set in x.</summary>
internal static class InvertKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Integer<Invert>(node);

    private readonly struct Invert : IIntegerUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => ~x;
    }
}
