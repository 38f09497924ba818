using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>y = f(x), element by element, of one op.</summary>
internal sealed class UnaryKernel<TIn, TOut, TOp>() : UnaryKernel<TIn, TOut>(TOp.Run<TOp>)
    where TOp : struct, IUnary<TIn, TOut>;

/// <summary>y[i] = f(x[i]) for many elements at once; y may be the memory of x.</summary>
internal delegate void UnaryForm<TIn, TOut>(ReadOnlySpan<TIn> x, Span<TOut> y);

/// <summary>y = f(x), element by element, overwriting x when nobody else needs it.</summary>
/// <remarks>All that is not f itself is compiled once for the types, not once an op.</remarks>
internal class UnaryKernel<TIn, TOut>(UnaryForm<TIn, TOut> form) : ElementKernel
{
    public override bool Takes(uint single) => single == 0;

    public unsafe override void RunPart(ReadOnlySpan<nint> inputs, uint single, nint output, int count)
        => form(new ReadOnlySpan<TIn>((void*)inputs[0], count), new Span<TOut>((void*)output, count));

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        ReadOnlySpan<TIn> x = c.Input<TIn>(0);
        Span<TOut> y = c.OutputInPlace<TOut>(0, 0, dims);
        if (!TryShare(x, x, y))
        {
            form(x, y);
        }
    }
}

/// <summary>y[i] = f(x[i]) for many elements at once; y may be the memory of x.</summary>
internal delegate void VectorForm<T>(ReadOnlySpan<T> x, Span<T> y);

/// <summary>Picks the kernel of an element-wise op of one input by the type of the input.</summary>
internal static class Unary
{
    public static Kernel Number<TOp>(NodeInfo node) where TOp : struct, INumberUnary
        => node.InputTypes[0].Base() == DataType.DtBfloat16
            ? NarrowNumber<TOp>()
            : KernelTypes.Number<NumberFactory<TOp>>(node, node.InputTypes[0]);

    /// <summary>Both 16-bit types go through float, with one rounding at the end.</summary>
    public static Kernel Float<TOp>(NodeInfo node) where TOp : struct, IFloatUnary => node.InputTypes[0].Base() switch
    {
        DataType.DtFloat => Float<TOp, float>(),
        DataType.DtDouble => Float<TOp, double>(),
        var other => NarrowFloat<TOp>(node, other),
    };

    public static Kernel Double<TOp>(NodeInfo node) where TOp : struct, IDoubleUnary => Float<ViaDouble<TOp>>(node);

    public static Kernel Integer<TOp>(NodeInfo node) where TOp : struct, IIntegerUnary
        => KernelTypes.Integer<IntegerFactory<TOp>>(node, node.InputTypes[0]);

    public static Kernel Predicate<TOp>(NodeInfo node) where TOp : struct, IFloatPredicate
        => node.InputTypes[0].Base() == DataType.DtBfloat16
            ? NarrowPredicate<TOp>()
            : KernelTypes.Float<PredicateFactory<TOp>>(node, node.InputTypes[0]);

    /// <summary>The form for many elements of the type, float or double.</summary>
    public static void Vector<T>(ReadOnlySpan<T> x, Span<T> y, VectorForm<float> ofFloats, VectorForm<double> ofDoubles) where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            ofFloats(MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(y));
        }
        else
        {
            ofDoubles(MemoryMarshal.Cast<T, double>(x), MemoryMarshal.Cast<T, double>(y));
        }
    }

    // Methods of their own: what a method names is loaded before it first runs, and a graph mostly has one type.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel Float<TOp, T>() where TOp : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        => new UnaryKernel<T, T, ForFloat<TOp, T>>().Precompiled();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static UnaryKernel<BFloat16, BFloat16, WidenedNumber<TOp>> NarrowNumber<TOp>() where TOp : struct, INumberUnary => new();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static UnaryKernel<BFloat16, bool, WidenedPredicate<TOp>> NarrowPredicate<TOp>() where TOp : struct, IFloatPredicate => new();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel NarrowFloat<TOp>(NodeInfo node, DataType type) where TOp : struct, IFloatUnary => type switch
    {
        DataType.DtHalf => new UnaryKernel<Half, Half, WidenedFloat<TOp>>(),
        DataType.DtBfloat16 => new UnaryKernel<BFloat16, BFloat16, WidenedFloat<TOp>>(),
        _ => throw KernelTypes.Unsupported(node, type),
    };

    private readonly struct NumberFactory<TOp> : INumberFactory where TOp : struct, INumberUnary
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new UnaryKernel<T, T, ForNumber<TOp, T>>().Precompiled();
    }

    private readonly struct IntegerFactory<TOp> : IIntegerFactory where TOp : struct, IIntegerUnary
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => new UnaryKernel<T, T, ForInteger<TOp, T>>().Precompiled();
    }

    private readonly struct PredicateFactory<TOp> : IFloatFactory where TOp : struct, IFloatPredicate
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => new UnaryKernel<T, bool, ForPredicate<TOp, T>>().Precompiled();
    }

    private readonly struct ForNumber<TOp, T> : IUnary<T, T> where TOp : struct, INumberUnary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        public static T Invoke(T x) => TOp.Invoke(x);

        public static void Run<TSelf>(ReadOnlySpan<T> x, Span<T> y) where TSelf : struct, IUnary<T, T> => TOp.Run<TOp, T>(x, y);
    }

    private readonly struct ForFloat<TOp, T> : IUnary<T, T> where TOp : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        public static T Invoke(T x) => TOp.Invoke(x);

        public static void Run<TSelf>(ReadOnlySpan<T> x, Span<T> y) where TSelf : struct, IUnary<T, T> => TOp.Run<TOp, T>(x, y);
    }

    private readonly struct ViaDouble<TOp> : IFloatUnary where TOp : struct, IDoubleUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
            => T.CreateTruncating(TOp.Invoke(double.CreateTruncating(x)));
    }

    private readonly struct ForInteger<TOp, T> : IUnary<T, T> where TOp : struct, IIntegerUnary where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        public static T Invoke(T x) => TOp.Invoke(x);
    }

    private readonly struct ForPredicate<TOp, T> : IUnary<T, bool> where TOp : struct, IFloatPredicate where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static bool Invoke(T x) => TOp.Invoke(x);
    }

    private readonly struct WidenedNumber<TOp> : IUnary<BFloat16, BFloat16> where TOp : struct, INumberUnary
    {
        public static BFloat16 Invoke(BFloat16 x) => (BFloat16)TOp.Invoke((float)x);
    }

    private readonly struct WidenedFloat<TOp> : IUnary<BFloat16, BFloat16>, IUnary<Half, Half> where TOp : struct, IFloatUnary
    {
        public static Half Invoke(Half x) => (Half)TOp.Invoke((float)x);

        public static BFloat16 Invoke(BFloat16 x) => (BFloat16)TOp.Invoke((float)x);
    }

    private readonly struct WidenedPredicate<TOp> : IUnary<BFloat16, bool> where TOp : struct, IFloatPredicate
    {
        public static bool Invoke(BFloat16 x) => TOp.Invoke((float)x);
    }
}
