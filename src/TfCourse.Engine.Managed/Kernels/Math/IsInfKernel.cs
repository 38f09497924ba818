using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = whether x is infinite.</summary>
internal static class IsInfKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Predicate<IsInf>(node);

    private readonly struct IsInf : IFloatPredicate
    {
        public static bool Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.IsInfinity(x);
    }
}
