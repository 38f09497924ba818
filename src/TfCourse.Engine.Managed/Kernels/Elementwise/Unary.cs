using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>y = f(x) for elements of one type; an op may override Run with a vector form.</summary>
internal interface IUnary<TIn, TOut>
{
    static abstract TOut Invoke(TIn x);
}

/// <summary>f for every real number type.</summary>
internal interface INumberUnary
{
    static abstract T Invoke<T>(T x) where T : unmanaged, INumber<T>, IMinMaxValue<T>;
}

/// <summary>f for half, float and double; bfloat16 goes through float.</summary>
internal interface IFloatUnary
{
    static abstract T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>;
}

/// <summary>A question about a half, float or double.</summary>
internal interface IFloatPredicate
{
    static abstract bool Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>y = f(x), element by element, overwriting x when nobody else needs it.</summary>
internal sealed class UnaryKernel<TIn, TOut, TOp> : Kernel
    where TOp : struct, IUnary<TIn, TOut>
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        ReadOnlySpan<TIn> x = c.Input<TIn>(0);
        Span<TOut> y = c.OutputInPlace<TOut>(0, 0, dims);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = TOp.Invoke(x[i]);
        }
    }
}

/// <summary>Picks the kernel of an element-wise op of one input by the type of the input.</summary>
internal static class Unary
{
    public static Kernel Number<TOp>(NodeInfo node) where TOp : struct, INumberUnary
        => node.InputTypes[0].Base() == DataType.DtBfloat16
            ? new UnaryKernel<BFloat16, BFloat16, WidenedNumber<TOp>>()
            : KernelTypes.Number<NumberFactory<TOp>>(node, node.InputTypes[0]);

    public static Kernel Float<TOp>(NodeInfo node) where TOp : struct, IFloatUnary
        => node.InputTypes[0].Base() == DataType.DtBfloat16
            ? new UnaryKernel<BFloat16, BFloat16, WidenedFloat<TOp>>()
            : KernelTypes.Float<FloatFactory<TOp>>(node, node.InputTypes[0]);

    public static Kernel Predicate<TOp>(NodeInfo node) where TOp : struct, IFloatPredicate
        => node.InputTypes[0].Base() == DataType.DtBfloat16
            ? new UnaryKernel<BFloat16, bool, WidenedPredicate<TOp>>()
            : KernelTypes.Float<PredicateFactory<TOp>>(node, node.InputTypes[0]);

    private readonly struct NumberFactory<TOp> : INumberFactory where TOp : struct, INumberUnary
    {
        public static Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new UnaryKernel<T, T, ForNumber<TOp, T>>();
    }

    private readonly struct FloatFactory<TOp> : IFloatFactory where TOp : struct, IFloatUnary
    {
        public static Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => new UnaryKernel<T, T, ForFloat<TOp, T>>();
    }

    private readonly struct PredicateFactory<TOp> : IFloatFactory where TOp : struct, IFloatPredicate
    {
        public static Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => new UnaryKernel<T, bool, ForPredicate<TOp, T>>();
    }

    private readonly struct ForNumber<TOp, T> : IUnary<T, T> where TOp : struct, INumberUnary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        public static T Invoke(T x) => TOp.Invoke(x);
    }

    private readonly struct ForFloat<TOp, T> : IUnary<T, T> where TOp : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
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

    private readonly struct WidenedFloat<TOp> : IUnary<BFloat16, BFloat16> where TOp : struct, IFloatUnary
    {
        public static BFloat16 Invoke(BFloat16 x) => (BFloat16)TOp.Invoke((float)x);
    }

    private readonly struct WidenedPredicate<TOp> : IUnary<BFloat16, bool> where TOp : struct, IFloatPredicate
    {
        public static bool Invoke(BFloat16 x) => TOp.Invoke((float)x);
    }
}
