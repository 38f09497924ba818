using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>out[b] = how many values fall into bin b of nbins equal ones between value_range[0] and value_range[1]; values beyond count at the ends.</summary>
internal sealed class HistogramFixedWidthKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly bool _wide = node.OutputTypes[0] == DataType.DtInt64;

    public override void Run(KernelContext c)
    {
        ReadOnlySpan<T> values = c.Input<T>(0), range = c.Input<T>(1);
        long bins = c.Integer(2);
        if (c.Dims(1).Rank != 1 || range.Length != 2)
        {
            throw EngineException.InvalidArgument($"value_range should be a vector of 2 elements, but got shape {c.Dims(1)}");
        }

        (T low, T high) = (range[0], range[1]);
        if (!(low < high))
        {
            throw EngineException.InvalidArgument(FormattableString.Invariant($"value_range should satisfy value_range[0] < value_range[1], but got '[{low}, {high}]'"));
        }

        if (bins <= 0)
        {
            throw EngineException.InvalidArgument($"nbins should be a positive number, but got '{bins}'");
        }

        if (_wide)
        {
            Count(values, low, high, c.Output<long>(0, new Dims(bins)));
        }
        else
        {
            Count(values, low, high, c.Output<int>(0, new Dims(bins)));
        }
    }

    private static void Count<TCount>(ReadOnlySpan<T> values, T low, T high, Span<TCount> counts) where TCount : INumber<TCount>
    {
        counts.Clear();
        double step = double.CreateTruncating(high - low) / counts.Length;
        foreach (T value in values)
        {
            if (T.IsNaN(value))
            {
                throw EngineException.InvalidArgument("Histogram values must not contain NaN");
            }

            double above = double.CreateTruncating((value > low ? value : low) - low);
            counts[(int)Math.Clamp(above / step, 0, counts.Length - 1)]++;
        }
    }
}

/// <summary>Picks the element type of HistogramFixedWidth.</summary>
internal readonly struct HistogramFixedWidthKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Number<HistogramFixedWidthKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new HistogramFixedWidthKernel<T>(node).Precompiled();
}
