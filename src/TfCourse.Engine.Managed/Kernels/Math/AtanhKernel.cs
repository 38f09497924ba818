using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = artanh x; ±∞ at ±1, NaN outside.</summary>
internal static class AtanhKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Atanh>(node);

    private readonly struct Atanh : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Atanh(x);
    }
}
