using System.Numerics;
using System.Runtime.CompilerServices;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Picks the kernel of an element-wise op of two inputs by their type.</summary>
internal static class Binary
{
    public static Kernel Number<TOp>(NodeInfo node) where TOp : struct, INumberBinary
        => node.InputTypes[0].Base() == DataType.DtBfloat16
            ? NarrowNumber<TOp>()
            : KernelTypes.Number<NumberFactory<TOp>>(node, node.InputTypes[0]);

    /// <summary>Both 16-bit types go through float, with one rounding at the end.</summary>
    public static Kernel Float<TOp>(NodeInfo node) where TOp : struct, IFloatBinary => node.InputTypes[0].Base() switch
    {
        DataType.DtFloat => Float<TOp, float>(),
        DataType.DtDouble => Float<TOp, double>(),
        var other => NarrowFloat<TOp>(node, other),
    };

    /// <summary>Float ops of two inputs with as many elements each, as gradients of activations are: no broadcasting.</summary>
    public static Kernel Pairs<TOp>(NodeInfo node) where TOp : struct, IFloatBinary => node.InputTypes[0].Base() switch
    {
        DataType.DtFloat => Pairs<TOp, float>(),
        DataType.DtDouble => Pairs<TOp, double>(),
        var other => NarrowPairs<TOp>(node, other),
    };

    public static Kernel Double<TOp>(NodeInfo node) where TOp : struct, IDoubleBinary => Float<ViaDouble<TOp>>(node);

    public static Kernel Integer<TOp>(NodeInfo node) where TOp : struct, IIntegerBinary
        => KernelTypes.Integer<IntegerFactory<TOp>>(node, node.InputTypes[0]);

    public static Kernel Comparison<TOp>(NodeInfo node) where TOp : struct, INumberComparison
        => node.InputTypes[0].Base() == DataType.DtBfloat16
            ? NarrowComparison<TOp>()
            : KernelTypes.Number<ComparisonFactory<TOp>>(node, node.InputTypes[0]);

    // Methods of their own: what a method names is loaded before it first runs, and a graph mostly has one type.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel Float<TOp, T>() where TOp : struct, IFloatBinary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        => new BinaryKernel<T, T, ForFloat<TOp, T>>().Precompiled();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel Pairs<TOp, T>() where TOp : struct, IFloatBinary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        => new PairsKernel<T, ForFloat<TOp, T>>().Precompiled();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static BinaryKernel<BFloat16, BFloat16, WidenedNumber<TOp>> NarrowNumber<TOp>() where TOp : struct, INumberBinary => new();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static BinaryKernel<BFloat16, bool, WidenedComparison<TOp>> NarrowComparison<TOp>() where TOp : struct, INumberComparison => new();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel NarrowFloat<TOp>(NodeInfo node, DataType type) where TOp : struct, IFloatBinary => type switch
    {
        DataType.DtHalf => new BinaryKernel<Half, Half, WidenedFloat<TOp>>(),
        DataType.DtBfloat16 => new BinaryKernel<BFloat16, BFloat16, WidenedFloat<TOp>>(),
        _ => throw KernelTypes.Unsupported(node, type),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel NarrowPairs<TOp>(NodeInfo node, DataType type) where TOp : struct, IFloatBinary => type switch
    {
        DataType.DtHalf => new PairsKernel<Half, WidenedFloat<TOp>>(),
        DataType.DtBfloat16 => new PairsKernel<BFloat16, WidenedFloat<TOp>>(),
        _ => throw KernelTypes.Unsupported(node, type),
    };

    private readonly struct NumberFactory<TOp> : INumberFactory where TOp : struct, INumberBinary
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new BinaryKernel<T, T, ForNumber<TOp, T>>().Precompiled();
    }

    private readonly struct IntegerFactory<TOp> : IIntegerFactory where TOp : struct, IIntegerBinary
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => new BinaryKernel<T, T, ForInteger<TOp, T>>().Precompiled();
    }

    private readonly struct ComparisonFactory<TOp> : INumberFactory where TOp : struct, INumberComparison
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new BinaryKernel<T, bool, ForComparison<TOp, T>>().Precompiled();
    }

    private readonly struct ForNumber<TOp, T> : IBinary<T, T> where TOp : struct, INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        public static T Invoke(T x, T y) => TOp.Invoke(x, y);

        public static void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TOp.Run<TOp, T>(x, y, z);

        public static void Run<TSelf>(T x, ReadOnlySpan<T> y, Span<T> z) where TSelf : struct, IBinary<T, T> => TOp.Run<TOp, T>(x, y, z);

        public static void Run<TSelf>(ReadOnlySpan<T> x, T y, Span<T> z) where TSelf : struct, IBinary<T, T> => TOp.Run<TOp, T>(x, y, z);
    }

    private readonly struct ForFloat<TOp, T> : IBinary<T, T> where TOp : struct, IFloatBinary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        public static T Invoke(T x, T y) => TOp.Invoke(x, y);

        public static void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TOp.Run<TOp, T>(x, y, z);

        public static void Run<TSelf>(ReadOnlySpan<T> x, T y, Span<T> z) where TSelf : struct, IBinary<T, T> => TOp.Run<TOp, T>(x, y, z);
    }

    private readonly struct ViaDouble<TOp> : IFloatBinary where TOp : struct, IDoubleBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
            => T.CreateTruncating(TOp.Invoke(double.CreateTruncating(x), double.CreateTruncating(y)));
    }

    private readonly struct ForInteger<TOp, T> : IBinary<T, T> where TOp : struct, IIntegerBinary where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        public static T Invoke(T x, T y) => TOp.Invoke(x, y);

        public static void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => Loop<T, T, ForInteger<TOp, T>>(x, y, z);
    }

    private readonly struct ForComparison<TOp, T> : IBinary<T, bool> where TOp : struct, INumberComparison where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        public static bool Invoke(T x, T y) => TOp.Invoke(x, y);

        public static void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<bool> z) => Answers.Run<TOp, T>(x, y, z);

        public static void Run<TSelf>(ReadOnlySpan<T> x, T y, Span<bool> z) where TSelf : struct, IBinary<T, bool> => Answers.Run<TOp, T>(x, y, z);
    }

    private readonly struct WidenedNumber<TOp> : IBinary<BFloat16, BFloat16> where TOp : struct, INumberBinary
    {
        public static BFloat16 Invoke(BFloat16 x, BFloat16 y) => (BFloat16)TOp.Invoke((float)x, (float)y);

        public static void Run(ReadOnlySpan<BFloat16> x, ReadOnlySpan<BFloat16> y, Span<BFloat16> z) => Loop<BFloat16, BFloat16, WidenedNumber<TOp>>(x, y, z);
    }

    private readonly struct WidenedFloat<TOp> : IBinary<BFloat16, BFloat16>, IBinary<Half, Half> where TOp : struct, IFloatBinary
    {
        public static Half Invoke(Half x, Half y) => (Half)TOp.Invoke((float)x, (float)y);

        public static void Run(ReadOnlySpan<Half> x, ReadOnlySpan<Half> y, Span<Half> z) => Loop<Half, Half, WidenedFloat<TOp>>(x, y, z);

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
