using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = x &lt; y; false where either is NaN.</summary>
internal static class LessKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Comparison<Less>(node);

    private readonly struct Less : INumberComparison
    {
        public static bool Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => x < y;

        public static Vector<T> Invoke<T>(Vector<T> x, Vector<T> y) => Vector.LessThan(x, y);
    }
}
