using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>z = x + y; integers wrap; strings (op Add only) are joined.</summary>
internal static class AddKernel
{
    public static Kernel Create(NodeInfo node) => node.InputTypes[0].Base() == DataType.DtString
        ? Joining()
        : ComplexArithmetic.Add(node) ?? Vectors.Binary<Add>(node) ?? Binary.Number<Add>(node);

    // Of its own, so that graphs of numbers do not load what it names.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static BinaryKernel<byte[], byte[], Join> Joining() => new();

    private readonly struct Add : INumberBinary, IVectorBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => unchecked(x + y);

        public Vector<T> Invoke<T>(Vector<T> x, Vector<T> y) => x + y;

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => TensorPrimitives.Add(x, y, z);

        public static void Run<TSelf, T>(T x, ReadOnlySpan<T> y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => TensorPrimitives.Add(y, x, z);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, T y, Span<T> z)
            where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => TensorPrimitives.Add(x, y, z);
    }

    private readonly struct Join : IBinary<byte[], byte[]>
    {
        public static byte[] Invoke(byte[] x, byte[] y) => [.. x, .. y];

        public static void Run(ReadOnlySpan<byte[]> x, ReadOnlySpan<byte[]> y, Span<byte[]> z) => Binary.Loop<byte[], byte[], Join>(x, y, z);
    }
}
