using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>z = min(x, y); NaN if either is.</summary>
internal static class MinimumKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Number<Minimum>(node);

    private readonly struct Minimum : INumberBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => T.Min(x, y);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T> => TensorPrimitives.Min(x, y, z);

        public static void Run<TSelf, T>(T x, ReadOnlySpan<T> y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T> => TensorPrimitives.Min(y, x, z);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, T y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T> => TensorPrimitives.Min(x, y, z);
    }
}
