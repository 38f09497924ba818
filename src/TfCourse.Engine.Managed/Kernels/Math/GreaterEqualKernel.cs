using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = x ≥ y; false where either is NaN.</summary>
internal static class GreaterEqualKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Comparison<GreaterEqual>(node);

    private readonly struct GreaterEqual : INumberComparison
    {
        public static bool Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => x >= y;

        public static Vector<T> Invoke<T>(Vector<T> x, Vector<T> y) => Vector.GreaterThanOrEqual(x, y);
    }
}
