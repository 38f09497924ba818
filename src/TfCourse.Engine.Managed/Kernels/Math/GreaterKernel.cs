using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = x &gt; y; false where either is NaN.</summary>
internal static class GreaterKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Comparison<Greater>(node);

    private readonly struct Greater : INumberComparison
    {
        public static bool Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => x > y;

        public static Vector<T> Invoke<T>(Vector<T> x, Vector<T> y) => Vector.GreaterThan(x, y);
    }
}
