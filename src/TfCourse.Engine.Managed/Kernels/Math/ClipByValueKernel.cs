using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output = max(min(t, high), low), element by element; NaN as t passes, as a bound it does not bind.</summary>
internal sealed class ClipByValueKernel<T> : Kernel
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        if (!IsBound(c.Dims(1), dims) || !IsBound(c.Dims(2), dims))
        {
            throw EngineException.InvalidArgument("clip_value_min and clip_value_max must be either of the same shape as input, or a scalar. "
                + $"input shape: {dims}, clip_value_min shape: {c.Dims(1)}, clip_value_max shape: {c.Dims(2)}");
        }

        ReadOnlySpan<T> t = c.Input<T>(0), low = c.Input<T>(1), high = c.Input<T>(2);
        int lowStep = c.Dims(1).Rank == 0 && dims.Rank > 0 ? 0 : 1, highStep = c.Dims(2).Rank == 0 && dims.Rank > 0 ? 0 : 1;
        Span<T> output = c.OutputInPlace<T>(0, 0, dims);
        for (int i = 0; i < output.Length; i++)
        {
            T max = high[i * highStep], min = low[i * lowStep];
            T below = max < t[i] ? max : t[i];
            output[i] = below < min ? min : below;
        }
    }

    private static bool IsBound(in Dims bound, in Dims dims) => bound.Rank == 0 || bound == dims;
}

/// <summary>Picks the element type of ClipByValue.</summary>
internal readonly struct ClipByValueKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Number<ClipByValueKernel>(node, node.Type("T"));

    Kernel INumberFactory.Create<T>(NodeInfo node) => new ClipByValueKernel<T>().Precompiled();
}
