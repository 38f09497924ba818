using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>z = (x = y) for numbers, bools and strings; NaN equals nothing. NotEqual is the opposite.</summary>
/// <remarks>With incompatible_shape_error = false, shapes that do not stretch over each other are simply not equal: one scalar answer.</remarks>
internal static class EqualKernel
{
    public static Kernel Create(NodeInfo node) => Comparison<Equal>(node, otherwise: false);

    public static Kernel CreateNot(NodeInfo node) => Comparison<NotEqual>(node, otherwise: true);

    private static Kernel Comparison<TOp>(NodeInfo node, bool otherwise) where TOp : struct, INumberComparison
    {
        Kernel kernel = node.InputTypes[0].Base() switch
        {
            DataType.DtBool => new BinaryKernel<bool, bool, OfOthers<TOp>>(),
            DataType.DtString => new BinaryKernel<byte[], bool, OfOthers<TOp>>(),
            _ => Binary.Comparison<TOp>(node),
        };
        return node.Bool("incompatible_shape_error") ? kernel : new Lenient(kernel, otherwise);
    }

    private sealed class Lenient(Kernel kernel, bool otherwise) : Kernel
    {
        public override void Run(KernelContext c)
        {
            if (Broadcast.Fits(c.Dims(0), c.Dims(1)))
            {
                kernel.Run(c);
            }
            else
            {
                c.Output<bool>(0, default)[0] = otherwise;
            }
        }
    }

    private readonly struct Equal : INumberComparison
    {
        public static bool Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => x == y;

        public static Vector<T> Invoke<T>(Vector<T> x, Vector<T> y) => Vector.Equals(x, y);
    }

    private readonly struct NotEqual : INumberComparison
    {
        public static bool Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => x != y;

        public static Vector<T> Invoke<T>(Vector<T> x, Vector<T> y) => ~Vector.Equals(x, y);
    }

    // What is no number asks the same question of numbers that are equal exactly when the elements are.
    private readonly struct OfOthers<TOp> : IBinary<bool, bool>, IBinary<byte[], bool> where TOp : struct, INumberComparison
    {
        public static bool Invoke(bool x, bool y) => TOp.Invoke(x == y ? 0 : 1, 0);

        public static bool Invoke(byte[] x, byte[] y) => TOp.Invoke(x.AsSpan().SequenceEqual(y) ? 0 : 1, 0);

        public static void Run(ReadOnlySpan<bool> x, ReadOnlySpan<bool> y, Span<bool> z) => Binary.Loop<bool, bool, OfOthers<TOp>>(x, y, z);

        public static void Run(ReadOnlySpan<byte[]> x, ReadOnlySpan<byte[]> y, Span<bool> z) => Binary.Loop<byte[], bool, OfOthers<TOp>>(x, y, z);
    }
}
