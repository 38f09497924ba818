using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output = value + bias along the channels; integers wrap.</summary>
internal sealed unsafe class BiasAddKernel<T>(bool channelsFirst) : Kernel where T : unmanaged, INumber<T>
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int axis = Axis(dims, channelsFirst);
        if (c.Dims(1).Rank != 1 || c.Dims(1)[0] != dims[axis])
        {
            throw EngineException.InvalidArgument($"Must provide as many biases as the {(channelsFirst ? "channel" : "last")} dimension of the input tensor: {c.Dims(1)} vs. {dims}");
        }

        ReadOnlySpan<T> x = c.Input<T>(0), bias = c.Input<T>(1);
        Span<T> y = c.OutputInPlace<T>(0, 0, dims);
        if (y.Length == 0)
        {
            return;
        }

        if (axis == dims.Rank - 1)
        {
            if (!x.Overlaps(y))
            {
                x.CopyTo(y);
            }

            fixed (T* to = y, b = bias)
            {
                BiasRows.Add(to, b, y.Length / bias.Length, bias.Length);
            }

            return;
        }

        int inner = (int)dims.Product(axis + 1, dims.Rank);
        for (int at = 0, channel = 0; at < y.Length; at += inner, channel = (channel + 1) % bias.Length)
        {
            ReadOnlySpan<T> from = x.Slice(at, inner);
            Span<T> to = y.Slice(at, inner);
            T b = bias[channel];
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = Number.Add(from[i], b);
            }
        }
    }

    /// <summary>The axis of the channels.</summary>
    public static int Axis(in Dims dims, bool channelsFirst)
    {
        int least = channelsFirst ? 3 : 2;
        return dims.Rank >= least ? (channelsFirst ? 1 : dims.Rank - 1)
            : throw EngineException.InvalidArgument($"Input tensor must be at least {least}D: {dims}");
    }
}

/// <summary>The sum over all axes but the channels.</summary>
internal sealed class BiasAddGradKernel<T>(bool channelsFirst) : Kernel where T : unmanaged, INumber<T>
{
    public override void Run(KernelContext c)
    {
        ref readonly Dims dims = ref c.Dims(0);
        int axis = BiasAddKernel<T>.Axis(dims, channelsFirst);
        ReadOnlySpan<T> dy = c.Input<T>(0);
        Span<T> sum = c.OutputOf<T>(0, dims[axis]);
        if (axis == dims.Rank - 1)
        {
            ColumnSums.Of(dy, sum);
            return;
        }

        sum.Clear();
        int inner = (int)dims.Product(axis + 1, dims.Rank);
        for (int at = 0, channel = 0; at < dy.Length; at += inner, channel = (channel + 1) % sum.Length)
        {
            T part = default;
            foreach (T d in dy.Slice(at, inner))
            {
                part = Number.Add(part, d);
            }

            sum[channel] = Number.Add(sum[channel], part);
        }
    }
}

/// <summary>Picks the element type of BiasAdd and BiasAddV1.</summary>
internal readonly struct BiasAddKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Number<BiasAddKernel>(node, node.Type("T"));

    Kernel INumberFactory.Create<T>(NodeInfo node) => new BiasAddKernel<T>(node.Op == "BiasAdd" && node.String("data_format") == "NCHW").Precompiled();
}

/// <summary>Picks the element type of BiasAddGrad; half is summed in float.</summary>
internal readonly struct BiasAddGradKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<BiasAddGradKernel>(node, node.Type("T"));

    Kernel INumberFactory.Create<T>(NodeInfo node) => new BiasAddGradKernel<T>(node.String("data_format") == "NCHW").Precompiled();
}
