using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>The mean of each window; padding does not count.</summary>
internal sealed unsafe class AvgPoolKernel<T>(NodeInfo node) : PoolKernel<T>(node) where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Run(KernelContext c)
    {
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
            T* to = result.Data is null ? y : result.Data;
            var mean = new Mean { X = Last(x, s, false, input), Y = to, Channels = s.Channels };
            s.Walk(ref mean);
            if (to != y)
            {
                BorderedImages<T>.MoveChannelsFirst(to, y, s.Batch, s.OutputPlaces, s.Channels);
            }
        }
    }

    private struct Mean : IPool
    {
        public T* X, Y;
        public int Channels;

        public readonly void Begin(int output, int count) => new Span<T>(Y + output, Channels).Clear();

        public readonly void Visit(int output, int input)
        {
            T* x = X + input, y = Y + output;
            for (int i = 0; i < Channels; i++)
            {
                y[i] += x[i];
            }
        }

        public readonly void End(int output, int count)
        {
            if (count > 0)
            {
                TensorPrimitives.Divide(new ReadOnlySpan<T>(Y + output, Channels), T.CreateTruncating(count), new Span<T>(Y + output, Channels));
            }
        }
    }
}

/// <summary>Spreads the gradient of a mean evenly over its window.</summary>
internal sealed unsafe class AvgPoolGradKernel<T>(NodeInfo node) : PoolKernel<T>(node) where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Shape(0);
        PoolShape s = Measure(c, dims);
        s.RequireOutput("grad", c.Dims(1));
        Span<T> output = c.Output<T>(0, dims);
        output.Clear();
        if (output.Length == 0)
        {
            return;
        }

        using var gradient = new Scratch<T>(c, Moved(s, true));
        using var result = new Scratch<T>(c, Moved(s, false));
        result.Span.Clear();
        fixed (T* dy = c.Input<T>(1), dx = output)
        {
            T* to = result.Data is null ? dx : result.Data;
            var spread = new Spread { DY = Last(dy, s, true, gradient), DX = to, Channels = s.Channels };
            s.Walk(ref spread);
            if (to != dx)
            {
                BorderedImages<T>.MoveChannelsFirst(to, dx, s.Batch, s.InputPlaces, s.Channels);
            }
        }
    }

    private struct Spread : IPool
    {
        public T* DY, DX;
        public int Channels;
        private T _share;

        public void Begin(int output, int count) => _share = T.One / T.CreateTruncating(Math.Max(1, count));

        public readonly void Visit(int output, int input)
        {
            T* dy = DY + output, dx = DX + input;
            for (int i = 0; i < Channels; i++)
            {
                dx[i] += dy[i] * _share;
            }
        }

        public readonly void End(int output, int count)
        {
        }
    }
}

/// <summary>Picks the element type of AvgPool and AvgPool3D and of their gradients.</summary>
internal static class AvgPoolKernel
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<Forward>(node, node.Type("T"));

    public static Kernel Grad(NodeInfo node) => NarrowFloats.Float<Backward>(node, node.Type("T"));

    private readonly struct Forward : IFloatFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => new AvgPoolKernel<T>(node).Precompiled();
    }

    private readonly struct Backward : IFloatFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => new AvgPoolGradKernel<T>(node).Precompiled();
    }
}
