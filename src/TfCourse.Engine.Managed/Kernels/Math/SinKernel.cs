using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = sin x.</summary>
internal static class SinKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Sin>(node);

    private readonly struct Sin : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Sin(x);
    }
}
