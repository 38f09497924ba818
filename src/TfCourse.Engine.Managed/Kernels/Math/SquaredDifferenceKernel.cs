using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = (x - y)²; integers wrap.</summary>
internal static class SquaredDifferenceKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Number<SquaredDifference>(node);

    private readonly struct SquaredDifference : INumberBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => unchecked((x - y) * (x - y));
    }
}
