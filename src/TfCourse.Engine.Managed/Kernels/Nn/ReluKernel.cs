using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed;

/// <summary>y = max(x, 0), and its gradient.</summary>
internal static class ReluKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Number<Forward>(node);

    public static Kernel Grad(NodeInfo node) => new SameShapeKernel(Binary.Number<Backward>(node));

    private readonly struct Forward : INumberUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => T.Max(x, T.Zero); // NaN stays

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y) where TSelf : struct, INumberUnary where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            {
                TensorPrimitives.Max(x, T.Zero, y);
                return;
            }

            ReadOnlySpan<Vector<T>> xs = MemoryMarshal.Cast<T, Vector<T>>(x);
            Span<Vector<T>> ys = MemoryMarshal.Cast<T, Vector<T>>(y);
            for (int i = 0; i < ys.Length; i++)
            {
                // No comparison with NaN holds.
                ys[i] = Vector.ConditionalSelect(Vector.LessThanOrEqual(xs[i], Vector<T>.Zero), Vector<T>.Zero, xs[i]);
            }

            for (int i = ys.Length * Vector<T>.Count; i < y.Length; i++)
            {
                y[i] = Invoke(x[i]);
            }
        }
    }

    private readonly struct Backward : INumberBinary
    {
        // A product, not a choice: an infinite gradient of a closed unit is NaN, as in TensorFlow.
        public static T Invoke<T>(T dy, T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => dy * (x > T.Zero ? T.One : T.Zero);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Run<TSelf, T>(ReadOnlySpan<T> dy, ReadOnlySpan<T> x, Span<T> z) where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            int done = 0;
            if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
            {
                ReadOnlySpan<Vector<T>> dys = MemoryMarshal.Cast<T, Vector<T>>(dy), xs = MemoryMarshal.Cast<T, Vector<T>>(x);
                Span<Vector<T>> zs = MemoryMarshal.Cast<T, Vector<T>>(z);
                for (int i = 0; i < zs.Length; i++)
                {
                    zs[i] = dys[i] * Vector.ConditionalSelect(Vector.GreaterThan(xs[i], Vector<T>.Zero), Vector<T>.One, Vector<T>.Zero);
                }

                done = zs.Length * Vector<T>.Count;
            }

            for (int i = done; i < z.Length; i++)
            {
                z[i] = Invoke(dy[i], x[i]);
            }
        }
    }
}

/// <summary>y = min(max(x, 0), 6), and its gradient.</summary>
internal static class Relu6Kernel
{
    public static Kernel Create(NodeInfo node) => Unary.Number<Forward>(node);

    public static Kernel Grad(NodeInfo node) => new SameShapeKernel(Binary.Number<Backward>(node));

    private readonly struct Forward : INumberUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => T.Min(T.Max(x, T.Zero), T.CreateTruncating(6));
    }

    private readonly struct Backward : INumberBinary
    {
        public static T Invoke<T>(T dy, T x) where T : unmanaged, INumber<T>, IMinMaxValue<T>
            => dy * (x > T.Zero && x < T.CreateTruncating(6) ? T.One : T.Zero);
    }
}
