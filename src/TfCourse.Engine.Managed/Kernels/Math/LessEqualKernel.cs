using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = x ≤ y; false where either is NaN.</summary>
internal static class LessEqualKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Comparison<LessEqual>(node);

    private readonly struct LessEqual : INumberComparison
    {
        public static bool Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => x <= y;

        public static Vector<T> Invoke<T>(Vector<T> x, Vector<T> y) => Vector.LessThanOrEqual(x, y);
    }
}
