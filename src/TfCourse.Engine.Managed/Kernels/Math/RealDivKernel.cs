using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>z = x / y for floats.</summary>
internal static class RealDivKernel
{
    public static Kernel Create(NodeInfo node)
        => node.InputTypes[0].IsFloating() ? Vectors.Binary<RealDiv>(node) ?? Binary.Number<RealDiv>(node) : throw KernelTypes.Unsupported(node, node.InputTypes[0]);

    private readonly struct RealDiv : INumberBinary, IVectorBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => x / y;

        public Vector<T> Invoke<T>(Vector<T> x, Vector<T> y) => x / y;

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => TensorPrimitives.Divide(x, y, z);

        public static void Run<TSelf, T>(T x, ReadOnlySpan<T> y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => TensorPrimitives.Divide(x, y, z);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, T y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => TensorPrimitives.Divide(x, y, z);
    }
}
