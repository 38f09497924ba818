using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>z = x - y; integers wrap.</summary>
internal static class SubKernel
{
    public static Kernel Create(NodeInfo node) => ComplexArithmetic.Sub(node) ?? Vectors.Binary<Sub>(node) ?? Binary.Number<Sub>(node);

    private readonly struct Sub : INumberBinary, IVectorBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => unchecked(x - y);

        public Vector<T> Invoke<T>(Vector<T> x, Vector<T> y) => x - y;

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => TensorPrimitives.Subtract(x, y, z);

        public static void Run<TSelf, T>(T x, ReadOnlySpan<T> y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => TensorPrimitives.Subtract(x, y, z);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, T y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => TensorPrimitives.Subtract(x, y, z);
    }
}
