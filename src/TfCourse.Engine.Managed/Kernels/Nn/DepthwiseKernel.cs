using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>The products that depthwise convolution and its gradients sum up.</summary>
internal static unsafe class DepthwisePairs<T> where T : unmanaged, INumber<T>
{
    // sum[q·m + k] += x[q] · w[q·m + k]
    private static void Multiply(T* sum, T* x, T* w, int channels, int multiplier)
    {
        if (multiplier == 1)
        {
            int i = 0;
            for (; i <= channels - Vector<T>.Count; i += Vector<T>.Count)
            {
                (Vector.Load(sum + i) + (Vector.Load(x + i) * Vector.Load(w + i))).Store(sum + i);
            }

            for (; i < channels; i++)
            {
                sum[i] += x[i] * w[i];
            }

            return;
        }

        for (int q = 0; q < channels; q++)
        {
            T value = x[q];
            for (int k = 0; k < multiplier; k++)
            {
                *sum++ += value * *w++;
            }
        }
    }

    /// <summary>output += input · filter.</summary>
    public readonly struct Forward : IDepthwisePair<T>
    {
        public static void Add(T* output, T* input, T* filter, int channels, int multiplier) => Multiply(output, input, filter, channels, multiplier);
    }

    /// <summary>filter += input · output.</summary>
    public readonly struct ToFilter : IDepthwisePair<T>
    {
        public static void Add(T* output, T* input, T* filter, int channels, int multiplier) => Multiply(filter, input, output, channels, multiplier);
    }

    /// <summary>input += Σ output · filter, the sum over the filters of a channel.</summary>
    public readonly struct ToInput : IDepthwisePair<T>
    {
        public static void Add(T* output, T* input, T* filter, int channels, int multiplier)
        {
            if (multiplier == 1)
            {
                Multiply(input, output, filter, channels, 1);
                return;
            }

            for (int q = 0; q < channels; q++)
            {
                T sum = T.Zero;
                for (int k = 0; k < multiplier; k++)
                {
                    sum += *output++ * *filter++;
                }

                input[q] += sum;
            }
        }
    }
}

/// <summary>Depthwise convolution and its gradients by input and filter. Channels-first images are moved before and after.</summary>
internal sealed unsafe class DepthwiseKernel<T> : Kernel where T : unmanaged, INumber<T>
{
    private readonly WindowAttributes _attributes;
    private readonly int _sizes;
    private DepthwiseShape? _shape;

    /// <param name="node">The node.</param>
    /// <param name="sizes">The input that holds the shape of what is computed; -1 for the output.</param>
    public DepthwiseKernel(NodeInfo node, int sizes)
    {
        _attributes = new WindowAttributes(node);
        _attributes.RequireSpatial();
        _sizes = sizes;
    }

    public override void Run(KernelContext c)
    {
        DepthwiseShape s = DepthwiseShape.Of(ref _shape, _attributes, _sizes == 0 ? c.Shape(0) : c.Dims(0), _sizes == 1 ? c.Shape(1) : c.Dims(1));
        Span<T> result = c.Output<T>(0, _sizes < 0 ? s.Output : c.Shape(_sizes));
        result.Clear();
        if (_sizes >= 0)
        {
            s.RequireOutput(c.Dims(2));
        }

        if (result.Length == 0 || s.Output.Count == 0)
        {
            return;
        }

        bool moves = _attributes.IsChannelsFirst;
        BorderedImages<T> input = Form(s.Height.Size, s.Width.Size, s.Channels), output = Form(s.Height.Output, s.Width.Output, s.OutputChannels);
        using var movedInput = new Scratch<T>(c, moves ? (long)s.Batch * input.Given : 0);
        using var movedOutput = new Scratch<T>(c, moves ? (long)s.Batch * output.Given : 0);
        using var part = new Scratch<T>(c, _sizes == 1 ? result.Length : 0);
        fixed (T* r = result, x = _sizes == 0 ? default : c.Input<T>(0), w = _sizes == 1 ? default : c.Input<T>(1), dy = _sizes < 0 ? default : c.Input<T>(2))
        {
            T* from = Last(input, _sizes == 0 ? r : x, s.Batch, movedInput.Data), to = Last(output, _sizes < 0 ? r : dy, s.Batch, movedOutput.Data);
            for (int b = 0; b < s.Batch; b++, from += input.Given, to += output.Given)
            {
                Image(s, to, from, w, r, part.Span);
            }

            if (moves && _sizes < 0)
            {
                BorderedImages<T>.MoveChannelsFirst(movedOutput.Data, r, s.Batch, s.Height.Output * s.Width.Output, s.OutputChannels);
            }
            else if (moves && _sizes == 0)
            {
                BorderedImages<T>.MoveChannelsFirst(movedInput.Data, r, s.Batch, s.Height.Size * s.Width.Size, s.Channels);
            }
        }
    }

    private void Image(DepthwiseShape s, T* output, T* input, T* filter, T* result, Span<T> part)
    {
        if (_sizes < 0)
        {
            s.Image<T, DepthwisePairs<T>.Forward>(output, input, filter);
            return;
        }

        if (_sizes == 0)
        {
            s.Image<T, DepthwisePairs<T>.ToInput>(output, input, filter);
            return;
        }

        // Sums of one image first: the rounding error does not grow with the batch as well.
        part.Clear();
        fixed (T* sums = part)
        {
            s.Image<T, DepthwisePairs<T>.ToFilter>(output, input, sums);
        }

        for (int i = 0; i < part.Length; i++)
        {
            result[i] += part[i];
        }
    }

    private BorderedImages<T> Form(int height, int width, int channels) => new((1, height, width), (0, 0), (0, 0), (0, 0), channels, _attributes.IsChannelsFirst);

    private static T* Last(BorderedImages<T> form, T* images, int count, T* scratch)
    {
        if (scratch is null)
        {
            return images;
        }

        form.Write(images, count, scratch);
        return scratch;
    }
}

/// <summary>Picks the element type of the three ops of depthwise convolution.</summary>
internal static class DepthwiseKernel
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<Forward>(node, node.Type("T"));

    public static Kernel BackpropInput(NodeInfo node) => NarrowFloats.Float<ToInput>(node, node.Type("T"));

    public static Kernel BackpropFilter(NodeInfo node) => NarrowFloats.Float<ToFilter>(node, node.Type("T"));

    private readonly struct Forward : IFloatFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => new DepthwiseKernel<T>(node, -1).Precompiled();
    }

    private readonly struct ToInput : IFloatFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => new DepthwiseKernel<T>(node, 0).Precompiled();
    }

    private readonly struct ToFilter : IFloatFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => new DepthwiseKernel<T>(node, 1).Precompiled();
    }
}
