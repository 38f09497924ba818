using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>y = |x|; the smallest integer stays itself.</summary>
internal static class AbsKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Number<Abs>(node);

    private readonly struct Abs : INumberUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => T.IsNegative(x) ? unchecked(-x) : x;

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, INumberUnary where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            // The vector form refuses the smallest integer.
            if (!Arithmetic.IsInteger<T>())
            {
                TensorPrimitives.Abs(x, y);
                return;
            }

            for (int i = 0; i < y.Length; i++)
            {
                y[i] = Invoke(x[i]);
            }
        }
    }
}
