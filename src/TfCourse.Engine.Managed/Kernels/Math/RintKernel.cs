using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = x rounded to a whole number, halves to the even one.</summary>
internal static class RintKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Rint>(node);

    private readonly struct Rint : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Round(x);
    }
}
