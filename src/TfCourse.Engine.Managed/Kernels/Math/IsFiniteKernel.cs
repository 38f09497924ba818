using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = whether x is neither NaN nor infinite.</summary>
internal static class IsFiniteKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Predicate<IsFinite>(node);

    private readonly struct IsFinite : IFloatPredicate
    {
        public static bool Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.IsFinite(x);
    }
}
