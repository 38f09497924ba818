using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>z = f(x, y) for elements; the span forms may be overridden with vector code that gives the same values.</summary>
internal interface IBinary<TIn, TOut>
{
    static abstract TOut Invoke(TIn x, TIn y);

    /// <summary>z[i] = f(x[i], y[i]).</summary>
    static abstract void Run(ReadOnlySpan<TIn> x, ReadOnlySpan<TIn> y, Span<TOut> z);
}

/// <summary>f for every real number type.</summary>
internal interface INumberBinary
{
    static abstract T Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T>;

    static virtual void Run<TSelf, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = TSelf.Invoke(x[i], y[i]);
        }
    }
}

/// <summary>f for half, float and double; bfloat16 goes through float.</summary>
internal interface IFloatBinary
{
    static abstract T Invoke<T>(T x, T y) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>;
}

/// <summary>f for integers.</summary>
internal interface IIntegerBinary
{
    static abstract T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;
}

/// <summary>A question about two numbers.</summary>
internal interface INumberComparison
{
    static abstract bool Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T>;
}

/// <summary>z = f(x, y) with broadcasting. The plan of the last two shapes is kept.</summary>
internal sealed class BinaryKernel<TIn, TOut, TOp> : Kernel
    where TOp : struct, IBinary<TIn, TOut>
{
    private Broadcast? _broadcast;

    public override void Run(KernelContext c)
    {
        Dims xDims = c.Dims(0), yDims = c.Dims(1);
        ReadOnlySpan<TIn> x = c.Input<TIn>(0), y = c.Input<TIn>(1);
        if (xDims == yDims)
        {
            TOp.Run(x, y, Output(c, xDims, yDims, xDims));
            return;
        }

        if (_broadcast is null || !_broadcast.Matches(xDims, yDims))
        {
            _broadcast = Broadcast.Of(xDims, yDims);
        }

        Span<TOut> z = Output(c, xDims, yDims, _broadcast.Output);
        if (z.Length > 0)
        {
            Stretch(_broadcast, x, y, z);
        }
    }

    // An input as large as the output is read at the same index as is written, so it may be overwritten.
    private static Span<TOut> Output(KernelContext c, in Dims x, in Dims y, in Dims output)
        => c.OutputInPlace<TOut>(0, y.Count == output.Count && x.Count != output.Count ? 1 : 0, output);

    private static void Stretch(Broadcast b, ReadOnlySpan<TIn> x, ReadOnlySpan<TIn> y, Span<TOut> z)
    {
        int last = b.Extents.Length - 1, inner = (int)b.Extents[last];
        bool xMoves = b.XStrides[last] != 0, yMoves = b.YStrides[last] != 0;
        Span<long> index = stackalloc long[b.Extents.Length];
        index.Clear();
        long xAt = 0, yAt = 0;
        for (int zAt = 0; zAt < z.Length; zAt += inner)
        {
            Span<TOut> row = z.Slice(zAt, inner);
            if (xMoves && yMoves)
            {
                TOp.Run(x.Slice((int)xAt, inner), y.Slice((int)yAt, inner), row);
            }
            else if (xMoves)
            {
                TIn right = y[(int)yAt];
                ReadOnlySpan<TIn> left = x.Slice((int)xAt, inner);
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] = TOp.Invoke(left[i], right);
                }
            }
            else
            {
                TIn left = x[(int)xAt];
                ReadOnlySpan<TIn> right = y.Slice((int)yAt, inner);
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] = TOp.Invoke(left, right[i]);
                }
            }

            for (int axis = last - 1; axis >= 0; axis--)
            {
                xAt += b.XStrides[axis];
                yAt += b.YStrides[axis];
                if (++index[axis] < b.Extents[axis])
                {
                    break;
                }

                index[axis] = 0;
                xAt -= b.XStrides[axis] * b.Extents[axis];
                yAt -= b.YStrides[axis] * b.Extents[axis];
            }
        }
    }
}

/// <summary>Picks the kernel of an element-wise op of two inputs by their type.</summary>
internal static class Binary
{
    public static Kernel Number<TOp>(NodeInfo node) where TOp : struct, INumberBinary
        => node.InputTypes[0].Base() == DataType.DtBfloat16
            ? new BinaryKernel<BFloat16, BFloat16, WidenedNumber<TOp>>()
            : KernelTypes.Number<NumberFactory<TOp>>(node, node.InputTypes[0]);

    public static Kernel Float<TOp>(NodeInfo node) where TOp : struct, IFloatBinary
        => node.InputTypes[0].Base() == DataType.DtBfloat16
            ? new BinaryKernel<BFloat16, BFloat16, WidenedFloat<TOp>>()
            : KernelTypes.Float<FloatFactory<TOp>>(node, node.InputTypes[0]);

    public static Kernel Integer<TOp>(NodeInfo node) where TOp : struct, IIntegerBinary
        => KernelTypes.Integer<IntegerFactory<TOp>>(node, node.InputTypes[0]);

    public static Kernel Comparison<TOp>(NodeInfo node) where TOp : struct, INumberComparison
        => node.InputTypes[0].Base() == DataType.DtBfloat16
            ? new BinaryKernel<BFloat16, bool, WidenedComparison<TOp>>()
            : KernelTypes.Number<ComparisonFactory<TOp>>(node, node.InputTypes[0]);

    private readonly struct NumberFactory<TOp> : INumberFactory where TOp : struct, INumberBinary
    {
        public static Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new BinaryKernel<T, T, ForNumber<TOp, T>>();
    }

    private readonly struct FloatFactory<TOp> : IFloatFactory where TOp : struct, IFloatBinary
    {
        public static Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => new BinaryKernel<T, T, ForFloat<TOp, T>>();
    }

    private readonly struct IntegerFactory<TOp> : IIntegerFactory where TOp : struct, IIntegerBinary
    {
        public static Kernel Create<T>(NodeInfo node) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => new BinaryKernel<T, T, ForInteger<TOp, T>>();
    }

    private readonly struct ComparisonFactory<TOp> : INumberFactory where TOp : struct, INumberComparison
    {
        public static Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new BinaryKernel<T, bool, ForComparison<TOp, T>>();
    }

    private readonly struct ForNumber<TOp, T> : IBinary<T, T> where TOp : struct, INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        public static T Invoke(T x, T y) => TOp.Invoke(x, y);

        public static void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TOp.Run<TOp, T>(x, y, z);
    }

    private readonly struct ForFloat<TOp, T> : IBinary<T, T> where TOp : struct, IFloatBinary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        public static T Invoke(T x, T y) => TOp.Invoke(x, y);

        public static void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => Loop<T, T, ForFloat<TOp, T>>(x, y, z);
    }

    private readonly struct ForInteger<TOp, T> : IBinary<T, T> where TOp : struct, IIntegerBinary where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        public static T Invoke(T x, T y) => TOp.Invoke(x, y);

        public static void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => Loop<T, T, ForInteger<TOp, T>>(x, y, z);
    }

    private readonly struct ForComparison<TOp, T> : IBinary<T, bool> where TOp : struct, INumberComparison where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        public static bool Invoke(T x, T y) => TOp.Invoke(x, y);

        public static void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<bool> z) => Loop<T, bool, ForComparison<TOp, T>>(x, y, z);
    }

    private readonly struct WidenedNumber<TOp> : IBinary<BFloat16, BFloat16> where TOp : struct, INumberBinary
    {
        public static BFloat16 Invoke(BFloat16 x, BFloat16 y) => (BFloat16)TOp.Invoke((float)x, (float)y);

        public static void Run(ReadOnlySpan<BFloat16> x, ReadOnlySpan<BFloat16> y, Span<BFloat16> z) => Loop<BFloat16, BFloat16, WidenedNumber<TOp>>(x, y, z);
    }

    private readonly struct WidenedFloat<TOp> : IBinary<BFloat16, BFloat16> where TOp : struct, IFloatBinary
    {
        public static BFloat16 Invoke(BFloat16 x, BFloat16 y) => (BFloat16)TOp.Invoke((float)x, (float)y);

        public static void Run(ReadOnlySpan<BFloat16> x, ReadOnlySpan<BFloat16> y, Span<BFloat16> z) => Loop<BFloat16, BFloat16, WidenedFloat<TOp>>(x, y, z);
    }

    private readonly struct WidenedComparison<TOp> : IBinary<BFloat16, bool> where TOp : struct, INumberComparison
    {
        public static bool Invoke(BFloat16 x, BFloat16 y) => TOp.Invoke((float)x, (float)y);

        public static void Run(ReadOnlySpan<BFloat16> x, ReadOnlySpan<BFloat16> y, Span<bool> z) => Loop<BFloat16, bool, WidenedComparison<TOp>>(x, y, z);
    }

    /// <summary>z[i] = f(x[i], y[i]), for ops without vector code.</summary>
    public static void Loop<TIn, TOut, TOp>(ReadOnlySpan<TIn> x, ReadOnlySpan<TIn> y, Span<TOut> z) where TOp : struct, IBinary<TIn, TOut>
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = TOp.Invoke(x[i], y[i]);
        }
    }
}
