using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>output[i] = start + i · delta, in the elements' own precision, up to but without limit.</summary>
internal sealed class RangeKernel<T> : Kernel where T : unmanaged, INumber<T>
{
    public override void Run(KernelContext c)
    {
        (T start, T limit, T delta) = (RangeKernel.One(c.Input<T>(0), c, 0), RangeKernel.One(c.Input<T>(1), c, 1), RangeKernel.One(c.Input<T>(2), c, 2));
        Span<T> y = c.Output<T>(0, new Dims(RangeKernel.Count(start, limit, delta)));
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = start + (T.CreateTruncating(i) * delta);
        }
    }
}

/// <summary>Picks the element type of Range.</summary>
internal readonly struct RangeKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => node.OutputTypes[0] == DataType.DtBfloat16
        ? Kernel.Of(BFloat16Range)
        : KernelTypes.Number<RangeKernel>(node, node.OutputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new RangeKernel<T>().Precompiled();

    public static T One<T>(ReadOnlySpan<T> value, KernelContext c, int input)
        => value.Length == 1 ? value[0] : throw EngineException.InvalidArgument($"{c.Argument(input)} must be a scalar, not shape {c.Dims(input)}");

    /// <summary>How many steps of delta lead from start up to, but not to, limit.</summary>
    /// <exception cref="EngineException">None do, or more than can be counted.</exception>
    public static long Count<T>(T start, T limit, T delta) where T : unmanaged, INumber<T>
    {
        if (delta == T.Zero)
        {
            throw EngineException.InvalidArgument("Requires delta != 0: 0");
        }

        if (delta > T.Zero ? !(start <= limit) : !(start >= limit))
        {
            throw EngineException.InvalidArgument(delta > T.Zero
                ? FormattableString.Invariant($"Requires start <= limit when delta > 0: {start}/{limit}")
                : FormattableString.Invariant($"Requires start >= limit when delta < 0: {start}/{limit}"));
        }

        if (T.One / (T.One + T.One) == T.Zero)
        {
            Int128 distance = Int128.Abs(Int128.CreateChecked(limit) - Int128.CreateChecked(start)), step = Int128.Abs(Int128.CreateChecked(delta));
            return Bounded((distance + step - 1) / step);
        }

        // The quotient is rounded in the elements' type, as the elements are.
        double steps = Math.Ceiling(double.CreateChecked(T.Abs((limit - start) / delta)));
        return steps < 9223372036854775807.0 ? (long)steps : throw TooMany();
    }

    private static long Bounded(Int128 steps) => steps <= long.MaxValue ? (long)steps : throw TooMany();

    private static EngineException TooMany() => EngineException.InvalidArgument("Requires ((limit - start) / delta) <= 9223372036854775807");

    private static void BFloat16Range(KernelContext c)
    {
        float start = One(c.Input<BFloat16>(0), c, 0), limit = One(c.Input<BFloat16>(1), c, 1), delta = One(c.Input<BFloat16>(2), c, 2);
        Span<BFloat16> y = c.Output<BFloat16>(0, new Dims(Count(start, limit, delta)));
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = (BFloat16)(start + (float)(BFloat16)((float)(BFloat16)(float)i * delta));
        }
    }
}
