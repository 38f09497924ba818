using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>z = x · y; integers wrap.</summary>
internal static class MulKernel
{
    public static Kernel Create(NodeInfo node) => ComplexArithmetic.Mul(node) ?? Vectors.Binary<Mul>(node) ?? Binary.Number<Mul>(node);

    private readonly struct Mul : INumberBinary, IVectorBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => unchecked(x * y);

        public Vector<T> Invoke<T>(Vector<T> x, Vector<T> y) => x * y;

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => TensorPrimitives.Multiply(x, y, z);

        public static void Run<TSelf, T>(T x, ReadOnlySpan<T> y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => TensorPrimitives.Multiply(y, x, z);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, T y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => TensorPrimitives.Multiply(x, y, z);
    }
}
