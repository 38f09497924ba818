using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>y = x in another type: floats to integers lose their fraction, integers wrap, bool is 0 or 1, a number is true unless 0.</summary>
/// <remarks>What no integer of the type can hold becomes what an x86-64 processor makes of it, on every machine; see <see cref="Conversion"/>.</remarks>
internal sealed class CastKernel<TIn, TOut, TLoad, TPivot, TStore> : Kernel
    where TLoad : struct, Conversion.ILoad<TIn, TPivot>
    where TPivot : unmanaged, INumber<TPivot>
    where TStore : struct, Conversion.IStore<TOut>
{
    public override void Run(KernelContext c)
    {
        ReadOnlySpan<TIn> x = c.Input<TIn>(0);
        Span<TOut> y = c.OutputInPlace<TOut>(0, 0, c.Dims(0));
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = TStore.Store(TLoad.Load(x[i]));
        }
    }
}

/// <summary>y = x as float or double, many at once.</summary>
internal sealed class WideningKernel<TIn, TOut> : Kernel
    where TIn : unmanaged, INumber<TIn>
    where TOut : unmanaged, INumber<TOut>
{
    private const int Few = 4;

    public override void Run(KernelContext c)
    {
        ReadOnlySpan<TIn> x = c.Input<TIn>(0);
        Span<TOut> y = c.Output<TOut>(0, c.Dims(0));
        if (x.Length > Few)
        {
            Many(x, y);
            return;
        }

        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Number.Convert<TIn, TOut>(x[i]);
        }
    }

    // Of its own: what a method names is loaded before it first runs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Many(ReadOnlySpan<TIn> x, Span<TOut> y) => TensorPrimitives.ConvertTruncating(x, y);
}

/// <summary>Picks the two types of Cast.</summary>
internal static class CastKernel
{
    public static Kernel Create(NodeInfo node)
    {
        DataType from = node.InputTypes[0].Base(), to = node.OutputTypes[0].Base();
        if (from == to)
        {
            return Kernel.Of(c => c.Forward(0, 0));
        }

        return from switch
        {
            DataType.DtBool => To<bool, byte, Conversion.OfBool>(node, to),
            DataType.DtBfloat16 => To<BFloat16, float, Conversion.OfBFloat16>(node, to),
            DataType.DtString or DataType.DtComplex64 or DataType.DtComplex128 or DataType.DtResource or DataType.DtVariant => throw Unsupported(from, to),
            _ => KernelTypes.Number<FromNumber>(node, from),
        };
    }

    private readonly struct FromNumber : INumberFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            DataType to = node.OutputTypes[0].Base();
            if (node.Bool("Truncate") && Truncating<T>(to) is { } truncating)
            {
                return truncating;
            }

            return to switch
            {
                DataType.DtFloat => new WideningKernel<T, float>().Precompiled(),
                DataType.DtDouble => new WideningKernel<T, double>().Precompiled(),
                _ => To<T, T, Conversion.Itself<T>>(node, to),
            };
        }
    }

    // Cutting digits off instead of rounding exists for these pairs only.
    private static Kernel? Truncating<T>(DataType to) where T : unmanaged, INumber<T> => (default(T), to) switch
    {
        (double, DataType.DtFloat) => new CastKernel<double, float, Conversion.Cut<double, Conversion.Digits23>, double, Conversion.ToFloat<float>>(),
        (double, DataType.DtHalf) => new CastKernel<double, Half, Conversion.Cut<double, Conversion.Digits10>, double, Conversion.ToFloat<Half>>(),
        (float, DataType.DtHalf) => new CastKernel<float, Half, Conversion.Cut<float, Conversion.Digits10>, float, Conversion.ToFloat<Half>>(),
        (float, DataType.DtBfloat16) => new CastKernel<float, BFloat16, Conversion.Cut<float, Conversion.Digits7>, float, Conversion.ToBFloat16>(),
        _ => null,
    };

    private static Kernel To<TIn, TPivot, TLoad>(NodeInfo node, DataType to)
        where TLoad : struct, Conversion.ILoad<TIn, TPivot>
        where TPivot : unmanaged, INumber<TPivot> => to switch
        {
            DataType.DtBool => new CastKernel<TIn, bool, TLoad, TPivot, Conversion.ToBool>(),
            DataType.DtBfloat16 => new CastKernel<TIn, BFloat16, TLoad, TPivot, Conversion.ToBFloat16>(),
            DataType.DtHalf => new CastKernel<TIn, Half, TLoad, TPivot, Conversion.ToFloat<Half>>(),
            DataType.DtFloat => new CastKernel<TIn, float, TLoad, TPivot, Conversion.ToFloat<float>>(),
            DataType.DtDouble => new CastKernel<TIn, double, TLoad, TPivot, Conversion.ToFloat<double>>(),
            DataType.DtInt8 => new CastKernel<TIn, sbyte, TLoad, TPivot, Conversion.ToInteger<sbyte>>(),
            DataType.DtInt16 => new CastKernel<TIn, short, TLoad, TPivot, Conversion.ToInteger<short>>(),
            DataType.DtInt32 => new CastKernel<TIn, int, TLoad, TPivot, Conversion.ToInteger<int>>(),
            DataType.DtInt64 => new CastKernel<TIn, long, TLoad, TPivot, Conversion.ToInteger<long>>(),
            DataType.DtUint8 => new CastKernel<TIn, byte, TLoad, TPivot, Conversion.ToInteger<byte>>(),
            DataType.DtUint16 => new CastKernel<TIn, ushort, TLoad, TPivot, Conversion.ToInteger<ushort>>(),
            DataType.DtUint32 => new CastKernel<TIn, uint, TLoad, TPivot, Conversion.ToInteger<uint>>(),
            DataType.DtUint64 => new CastKernel<TIn, ulong, TLoad, TPivot, Conversion.ToInteger<ulong>>(),
            _ => throw Unsupported(node.InputTypes[0].Base(), to),
        };

    private static EngineException Unsupported(DataType from, DataType to)
        => EngineException.Unimplemented($"Cast {from.Name()} to {to.Name()} is not supported");
}
