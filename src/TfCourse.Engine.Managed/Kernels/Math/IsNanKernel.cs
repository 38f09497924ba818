using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = whether x is NaN.</summary>
internal static class IsNanKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Predicate<IsNan>(node);

    private readonly struct IsNan : IFloatPredicate
    {
        public static bool Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.IsNaN(x);
    }
}
