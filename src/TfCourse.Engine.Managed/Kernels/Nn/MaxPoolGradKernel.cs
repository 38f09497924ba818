using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Finds for every window and channel the first position of the maximum; a NaN at the window's first position stays.</summary>
internal unsafe struct Argmax<T> : IPool where T : unmanaged, INumber<T>
{
    /// <summary>The images, channels last.</summary>
    public T* X;

    /// <summary>The maxima found, and the element of each: -1 for a window that lies in the padding.</summary>
    public T* Best;

    public int* Where;

    public int Channels;

    public readonly void Begin(int output, int count)
    {
        new Span<int>(Where + output, Channels).Fill(-1);
        new Span<T>(Best + output, Channels).Clear();
    }

    public readonly void Visit(int output, int input)
    {
        T* x = X + input, best = Best + output;
        int* where = Where + output;
        for (int i = 0; i < Channels; i++)
        {
            if (where[i] < 0 || best[i] < x[i])
            {
                (best[i], where[i]) = (x[i], input + i);
            }
        }
    }

    public readonly void End(int output, int count)
    {
    }
}

/// <summary>dx at the first maximum of each window += dy.</summary>
internal sealed unsafe class MaxPoolGradKernel<T>(NodeInfo node) : PoolKernel<T>(node), IEpilogueHead where T : unmanaged, INumber<T>
{
    private Follower[] _followers = [];

    public int Taken { get; private set; }

    public void Offer(Follower[] followers) => _followers = followers;

    public override void Run(KernelContext c)
    {
        Taken = 0;
        Dims dims = c.Dims(0);
        PoolShape s = Measure(c, dims);
        s.RequireOutput("orig_output", c.Dims(1));
        s.RequireOutput("grad", c.Dims(2));
        Span<T> output = c.Output<T>(0, dims);
        int windows = c.Value(2).Count;
        bool flat = typeof(T) == typeof(float) && s.IsFlat, disjoint = flat && MaxPoolDisjoint.Fits(s);
        if (!disjoint)
        {
            output.Clear();
        }

        if (windows == 0)
        {
            return;
        }

        using var input = new Scratch<T>(c, Moved(s, false));
        using var gradient = new Scratch<T>(c, Moved(s, true));
        using var result = new Scratch<T>(c, Moved(s, false));
        using var best = new Scratch<T>(c, flat ? 0 : windows);
        using var where = new Scratch<int>(c, flat ? 0 : windows);
        if (!disjoint)
        {
            result.Span.Clear();
        }

        fixed (T* x = c.Input<T>(0), dy = c.Input<T>(2), dx = output)
        {
            T* images = Last(x, s, false, input), from = Last(dy, s, true, gradient), to = result.Data is null ? dx : result.Data;
            if (disjoint)
            {
                // Where the images are what a rectifier gave, its gradient follows: the maximum of a window says whether it was open there.
                bool cuts = _followers is [{ Op: "ReluGrad", At: 0, Other: { } features }, ..] && features.Data == c.Value(0).Data && features.Dims == dims;
                MaxPoolDisjoint.Backward(s, (float*)images, (float*)from, (float*)to, cuts);
                Taken = cuts ? 1 : 0;
            }
            else if (flat)
            {
                MaxPoolPlanes.Backward(s, (float*)images, (float*)from, (float*)to);
            }
            else
            {
                var argmax = new Argmax<T> { X = images, Best = best.Data, Where = where.Data, Channels = s.Channels };
                s.Walk(ref argmax);
                for (int i = 0; i < windows; i++)
                {
                    if (where.Data[i] >= 0)
                    {
                        to[where.Data[i]] = unchecked(to[where.Data[i]] + from[i]);
                    }
                }
            }

            if (to != dx)
            {
                BorderedImages<T>.MoveChannelsFirst(to, dx, s.Batch, s.InputPlaces, s.Channels);
            }
        }
    }
}

/// <summary>output = the gradient's entry at the first position of each window that equals its maximum, 0 where none does.</summary>
internal sealed unsafe class MaxPoolGradGradKernel<T>(NodeInfo node) : PoolKernel<T>(node) where T : unmanaged, INumber<T>
{
    public override void Run(KernelContext c)
    {
        PoolShape s = Measure(c, c.Dims(0));
        s.RequireOutput("orig_output", c.Dims(1));
        if (c.Dims(2) != c.Dims(0))
        {
            throw EngineException.InvalidArgument($"Expected grad shape to be {c.Dims(0)}, but got {c.Dims(2)}");
        }

        Span<T> output = c.Output<T>(0, s.Output);
        output.Clear();
        if (output.Length == 0)
        {
            return;
        }

        using var input = new Scratch<T>(c, Moved(s, false));
        using var maxima = new Scratch<T>(c, Moved(s, true));
        using var gradient = new Scratch<T>(c, Moved(s, false));
        using var result = new Scratch<T>(c, Moved(s, true));
        using var found = new Scratch<byte>(c, s.Channels);
        result.Span.Clear();
        fixed (T* x = c.Input<T>(0), max = c.Input<T>(1), g = c.Input<T>(2), y = output)
        {
            T* to = result.Data is null ? y : result.Data;
            var take = new Take { X = Last(x, s, false, input), Max = Last(max, s, true, maxima), G = Last(g, s, false, gradient), Y = to, Found = found.Data, Channels = s.Channels };
            s.Walk(ref take);
            if (to != y)
            {
                BorderedImages<T>.MoveChannelsFirst(to, y, s.Batch, s.OutputPlaces, s.Channels);
            }
        }
    }

    private struct Take : IPool
    {
        public T* X, Max, G, Y;
        public byte* Found;
        public int Channels;

        public readonly void Begin(int output, int count) => new Span<byte>(Found, Channels).Clear();

        public readonly void Visit(int output, int input)
        {
            for (int i = 0; i < Channels; i++)
            {
                if (Found[i] == 0 && X[input + i] == Max[output + i])
                {
                    (Y[output + i], Found[i]) = (G[input + i], 1);
                }
            }
        }

        public readonly void End(int output, int count)
        {
        }
    }
}

/// <summary>Picks the element type of the gradients of MaxPool, MaxPoolV2 and MaxPool3D.</summary>
internal static class MaxPoolGradKernel
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<Backward>(node, node.Type("T"));

    public static Kernel Grad(NodeInfo node) => NarrowFloats.Number<Second>(node, node.Type("T"));

    private readonly struct Backward : INumberFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new MaxPoolGradKernel<T>(node).Precompiled();
    }

    private readonly struct Second : INumberFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new MaxPoolGradGradKernel<T>(node).Precompiled();
    }
}
