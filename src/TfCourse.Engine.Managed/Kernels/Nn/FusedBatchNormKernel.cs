using System.Numerics.Tensors;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>y = (x - mean) / √(variance + ε) · scale + offset per channel; in training also the averages.</summary>
internal sealed unsafe class BatchNormKernel(NodeInfo node) : Kernel
{
    private readonly float _epsilon = node.Float("epsilon"), _factor = node.Float("exponential_avg_factor");
    private readonly bool _isTraining = node.Bool("is_training");
    private readonly BatchNormLayout _layout = new(node);

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        (int rows, int channels) = _layout.Measure(c, 0);
        bool takesAverages = !_isTraining || _factor != 1;
        for (int i = 1; i < (takesAverages ? 5 : 3); i++)
        {
            BatchNormLayout.RequireChannels(c, i, channels);
        }

        Span<float> y = c.Output<float>(0, dims);
        var vector = new Dims(channels);
        Span<float> batchMean = c.Output<float>(1, vector), batchVariance = c.Output<float>(2, vector);
        Span<float> mean = c.Output<float>(3, vector), variance = c.Output<float>(4, vector);
        if (c.OutputCount > 5)
        {
            c.Output<float>(5, new Dims(0));
        }

        if (!_isTraining)
        {
            c.Input<float>(3).CopyTo(mean);
            c.Input<float>(4).CopyTo(variance);
            mean.CopyTo(batchMean);
            variance.CopyTo(batchVariance);
            Normalize(c, rows, channels, mean, variance, y);
            return;
        }

        if (y.Length == 0)
        {
            foreach (int output in (ReadOnlySpan<int>)[1, 2, 3, 4])
            {
                c.Result(output).Span<float>().Fill(float.NaN);
            }

            return;
        }

        Moments(c, rows, channels, mean, variance);
        Average(c, rows, mean, variance, batchMean, batchVariance);
        Normalize(c, rows, channels, mean, variance, y);
    }

    private void Moments(KernelContext c, int rows, int channels, Span<float> mean, Span<float> variance)
    {
        using var moved = new Scratch<float>(c, _layout.Moved(c, 0));
        using var totals = new Scratch<double>(c, channels);
        using var scratch = new Scratch<float>(c, 2 * channels);
        fixed (float* x = c.Input<float>(0), m = mean)
        {
            float* last = BatchNormLayout.Last(c, x, moved.Data);
            ChannelRows.Sum(last, rows, channels, default(ChannelRows.Value), totals.Span, scratch.Span);
            Divide(totals.Span, rows, mean);
            ChannelRows.Sum(last, rows, channels, new ChannelRows.SquaredDistance(m), totals.Span, scratch.Span);
            Divide(totals.Span, rows, variance);
        }
    }

    // The variance that is kept is that of the population: N / (N - 1) times that of the batch.
    private void Average(KernelContext c, int rows, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, Span<float> batchMean, Span<float> batchVariance)
    {
        float adjust = rows / (float)Math.Max(1, rows - 1);
        for (int i = 0; i < mean.Length; i++)
        {
            if (_factor == 1)
            {
                (batchMean[i], batchVariance[i]) = (mean[i], variance[i] * adjust);
                continue;
            }

            batchMean[i] = ((1 - _factor) * c.Input<float>(3)[i]) + (_factor * mean[i]);
            batchVariance[i] = ((1 - _factor) * c.Input<float>(4)[i]) + (_factor * adjust * variance[i]);
        }
    }

    private void Normalize(KernelContext c, int rows, int channels, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, Span<float> y)
    {
        if (y.Length == 0)
        {
            return;
        }

        using var factors = new Scratch<float>(c, channels);
        using var moved = new Scratch<float>(c, _layout.Moved(c, 0));
        ReadOnlySpan<float> scale = c.Input<float>(1), offset = c.Input<float>(2);
        Span<float> factor = factors.Span;
        for (int i = 0; i < channels; i++)
        {
            factor[i] = (1 / MathF.Sqrt(variance[i] + _epsilon)) * scale[i];
        }

        fixed (float* x = c.Input<float>(0), to = y)
        {
            float* last = BatchNormLayout.Last(c, x, moved.Data);
            float* result = moved.Data is null ? to : last;
            for (int r = 0; r < rows; r++)
            {
                var row = new Span<float>(result + ((long)r * channels), channels);
                TensorPrimitives.Subtract(new ReadOnlySpan<float>(last + ((long)r * channels), channels), mean, row);
                TensorPrimitives.MultiplyAdd(row, factor, offset, row);
            }

            if (result != to)
            {
                BorderedImages<float>.MoveChannelsFirst(result, to, (int)c.Dims(0)[0], rows / (int)c.Dims(0)[0], channels);
            }
        }
    }

    private static void Divide(ReadOnlySpan<double> totals, int rows, Span<float> means)
    {
        for (int i = 0; i < means.Length; i++)
        {
            means[i] = (float)(totals[i] / rows);
        }
    }
}

/// <summary>The gradients of batch normalization by x, scale and offset.</summary>
internal sealed unsafe class BatchNormGradKernel(NodeInfo node) : Kernel
{
    private readonly float _epsilon = node.Float("epsilon");
    private readonly bool _isTraining = node.Bool("is_training");
    private readonly BatchNormLayout _layout = new(node);

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        (int rows, int channels) = _layout.Measure(c, 0);
        if (c.Dims(1) != dims)
        {
            throw EngineException.InvalidArgument($"x and y_backprop must have same shape, but x has shape {c.Dims(1)} and y_backprop has shape {dims}");
        }

        for (int i = 2; i < 5; i++)
        {
            BatchNormLayout.RequireChannels(c, i, channels);
        }

        Span<float> dx = c.Output<float>(0, dims);
        Span<float> dScale = c.Output<float>(1, new Dims(channels)), dOffset = c.Output<float>(2, new Dims(channels));
        c.Output<float>(3, new Dims(0));
        c.Output<float>(4, new Dims(0));
        if (dx.Length == 0)
        {
            dScale.Clear();
            dOffset.Clear();
            return;
        }

        using var movedX = new Scratch<float>(c, _layout.Moved(c, 1));
        using var movedY = new Scratch<float>(c, _layout.Moved(c, 0));
        using var totals = new Scratch<double>(c, 2 * channels);
        using var scratch = new Scratch<float>(c, 4 * channels);
        fixed (float* px = c.Input<float>(1), pdy = c.Input<float>(0), mean = c.Input<float>(3), to = dx)
        {
            float* x = BatchNormLayout.Last(c, px, movedX.Data), dy = BatchNormLayout.Last(c, pdy, movedY.Data);
            Span<double> sums = totals.Span[..channels], products = totals.Span[channels..];
            ChannelRows.Sum(dy, rows, channels, default(ChannelRows.Value), sums, scratch.Span);
            ChannelRows.Sum(x, rows, channels, new ChannelRows.Product(mean, dy), products, scratch.Span);
            float* result = movedX.Data is null ? to : movedX.Data;
            Rows(c, x, dy, mean, result, rows, channels, sums, products, scratch.Span, dScale, dOffset);
            if (result != to)
            {
                BorderedImages<float>.MoveChannelsFirst(result, to, (int)dims[0], rows / (int)dims[0], channels);
            }
        }
    }

    // Training: dx = scale / √(v + ε) · (dy - mean(dy) - (x - mean) · mean(dy · (x - mean)) / (v + ε)); else scale / √(v + ε) · dy.
    private void Rows(KernelContext c, float* x, float* dy, float* mean, float* dx, int rows, int channels,
        ReadOnlySpan<double> sums, ReadOnlySpan<double> products, Span<float> scratch, Span<float> dScale, Span<float> dOffset)
    {
        ReadOnlySpan<float> scale = c.Input<float>(2), variance = c.Input<float>(4);
        Span<float> factor = scratch[..channels], slope = scratch.Slice(channels, channels), centre = scratch.Slice(2 * channels, channels), part = scratch.Slice(3 * channels, channels);
        for (int i = 0; i < channels; i++)
        {
            double spread = (double)variance[i] + _epsilon, root = 1 / Math.Sqrt(spread);
            factor[i] = (float)(scale[i] * root);
            centre[i] = (float)(sums[i] / rows);
            slope[i] = (float)(-products[i] / rows / spread);
            dScale[i] = (float)(products[i] * root);
            dOffset[i] = (float)sums[i];
        }

        for (int r = 0; r < rows; r++)
        {
            var from = new ReadOnlySpan<float>(dy + ((long)r * channels), channels);
            var to = new Span<float>(dx + ((long)r * channels), channels);
            if (!_isTraining)
            {
                TensorPrimitives.Multiply(from, factor, to);
                continue;
            }

            TensorPrimitives.Subtract(new ReadOnlySpan<float>(x + ((long)r * channels), channels), new ReadOnlySpan<float>(mean, channels), part);
            TensorPrimitives.Subtract(from, centre, to);
            TensorPrimitives.MultiplyAdd(part, slope, to, to);
            TensorPrimitives.Multiply(to, factor, to);
        }
    }
}

/// <summary>Where the channels of batch normalization are; channels-first images are moved to channels last.</summary>
internal sealed unsafe class BatchNormLayout(NodeInfo node)
{
    private readonly bool _channelsFirst = node.String("data_format").StartsWith("NC", StringComparison.Ordinal);
    private readonly int _rank = node.String("data_format").Length;

    /// <summary>The rows and channels of an input.</summary>
    public (int Rows, int Channels) Measure(KernelContext c, int input)
    {
        Dims dims = c.Dims(input);
        if (dims.Rank != _rank)
        {
            throw EngineException.InvalidArgument($"{c.Argument(input)} must be {_rank}-dimensional: {dims}");
        }

        int channels = (int)dims[_channelsFirst ? 1 : _rank - 1];
        return (channels == 0 ? 0 : (int)(dims.Count / channels), channels);
    }

    /// <summary>Fails unless an input is a vector of as many elements as there are channels.</summary>
    public static void RequireChannels(KernelContext c, int input, int channels)
    {
        Dims dims = c.Dims(input);
        if (dims.Rank != 1 || dims[0] != channels)
        {
            throw EngineException.InvalidArgument($"{c.Argument(input)} must have the same number of elements as the channels of x, got {dims} and {channels}");
        }
    }

    /// <summary>The elements of scratch that moving an input takes.</summary>
    public long Moved(KernelContext c, int input) => _channelsFirst ? c.Dims(input).Count : 0;

    /// <summary>Images with channels last: as they are, or moved into the scratch.</summary>
    public static float* Last(KernelContext c, float* images, float* scratch)
    {
        if (scratch is null)
        {
            return images;
        }

        Dims dims = c.Dims(0);
        int channels = (int)dims[1], places = (int)(dims.Count / dims[0] / channels);
        new BorderedImages<float>((1, 1, places), (0, 0), (0, 0), (0, 0), channels, channelsFirst: true).Write(images, (int)dims[0], scratch);
        return scratch;
    }
}

/// <summary>Makes the kernels of batch normalization; images of half and bfloat16 are computed in float.</summary>
internal static class FusedBatchNormKernel
{
    public static Kernel Create(NodeInfo node) => Widened(node, static n => new BatchNormKernel(n));

    public static Kernel Grad(NodeInfo node) => Widened(node, static n => new BatchNormGradKernel(n));

    private static Kernel Widened(NodeInfo node, KernelFactory create)
        => node.InputTypes.Concat(node.OutputTypes).All(t => t.Base() == DataType.DtFloat) ? create(node) : WidenedKernel.Create(node, create);
}
