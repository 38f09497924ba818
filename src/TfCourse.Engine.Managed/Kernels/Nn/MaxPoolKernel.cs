using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>The largest entry of each window; NaN never replaces what was found, as in TensorFlow.</summary>
internal sealed unsafe class MaxPoolKernel<T>(NodeInfo node) : PoolKernel<T>(node) where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    private readonly bool _isOverChannels = IsOverChannels(node);

    public override void Run(KernelContext c)
    {
        if (_isOverChannels)
        {
            OverChannels(c);
            return;
        }

        PoolShape s = Measure(c, c.Dims(0));
        Span<T> output = c.Output<T>(0, s.Output);
        if (output.Length == 0)
        {
            return;
        }

        using var input = new Scratch<T>(c, Moved(s, false));
        using var result = new Scratch<T>(c, Moved(s, true));
        fixed (T* x = c.Input<T>(0), y = output)
        {
            T* to = result.Data is null ? y : result.Data, from = Last(x, s, false, input);
            if (typeof(T) == typeof(float) && MaxPoolDisjoint.Fits(s))
            {
                MaxPoolDisjoint.Forward(s, (float*)from, (float*)to);
            }
            else if (typeof(T) == typeof(float) && s.IsFlat)
            {
                MaxPoolPlanes.Forward(s, (float*)from, (float*)to);
            }
            else
            {
                var max = new Max { X = from, Y = to, Channels = s.Channels };
                s.Walk(ref max);
            }

            if (to != y)
            {
                BorderedImages<T>.MoveChannelsFirst(to, y, s.Batch, s.OutputPlaces, s.Channels);
            }
        }
    }

    private static bool IsOverChannels(NodeInfo node)
        => node.InputTypes.Length == 1 && node.Op == "MaxPool" && node.String("data_format") == "NHWC" && node.Ints("ksize") is [_, _, _, > 1];

    // Windows of neighbouring channels that do not overlap, as TensorFlow has them.
    private static void OverChannels(KernelContext c)
    {
        long[] window = c.Node.Ints("ksize"), strides = c.Node.Ints("strides");
        Dims input = c.Dims(0);
        if (window is not [1, 1, 1, _] || strides is not [1, 1, 1, _] || window[3] != strides[3] || input.Rank != 4 || input[3] % window[3] != 0)
        {
            throw EngineException.Unimplemented($"Depthwise max pooling requires the depth window to equal the depth stride, to divide the channels, and no other window; "
                + $"ksize is [{string.Join(", ", window)}], strides are [{string.Join(", ", strides)}], the input has the shape {input}");
        }

        int size = (int)window[3];
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> y = c.Output<T>(0, input.With(3, input[3] / size));
        for (int i = 0; i < y.Length; i++)
        {
            T max = T.MinValue;
            foreach (T v in x.Slice(i * size, size))
            {
                max = max < v ? v : max;
            }

            y[i] = max;
        }
    }

    private struct Max : IPool
    {
        public T* X, Y;
        public int Channels;

        public readonly void Begin(int output, int count) => new Span<T>(Y + output, Channels).Fill(T.MinValue);

        public readonly void Visit(int output, int input)
        {
            T* x = X + input, y = Y + output;
            int i = 0;
            if (Vector<T>.IsSupported)
            {
                for (; i <= Channels - Vector<T>.Count; i += Vector<T>.Count)
                {
                    Vector<T> old = Vector.Load(y + i), other = Vector.Load(x + i);
                    Vector.ConditionalSelect(Vector.LessThan(old, other), other, old).Store(y + i);
                }
            }

            for (; i < Channels; i++)
            {
                y[i] = y[i] < x[i] ? x[i] : y[i];
            }
        }

        public readonly void End(int output, int count)
        {
        }
    }
}

/// <summary>Picks the element type of MaxPool, MaxPoolV2 and MaxPool3D.</summary>
internal readonly struct MaxPoolKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<MaxPoolKernel>(node, node.Type("T"));

    Kernel INumberFactory.Create<T>(NodeInfo node) => new MaxPoolKernel<T>(node).Precompiled();
}
