using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>z = (x - y)²; integers wrap.</summary>
internal static class SquaredDifferenceKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Number<SquaredDifference>(node);

    private readonly struct SquaredDifference : INumberBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => unchecked((x - y) * (x - y));

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            TensorPrimitives.Subtract(x, y, z);
            TensorPrimitives.Multiply(z, z, z);
        }
    }
}
