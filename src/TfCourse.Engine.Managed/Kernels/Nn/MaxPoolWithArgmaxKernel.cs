using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The largest entry of each window and its index in the image, or in all images.</summary>
internal sealed unsafe class MaxPoolWithArgmaxKernel<T>(NodeInfo node) : PoolKernel<T>(node) where T : unmanaged, INumber<T>
{
    private readonly bool _withBatch = node.Bool("include_batch_in_index");

    public override void Run(KernelContext c)
    {
        PoolShape s = Measure(c, c.Dims(0));
        Span<T> output = c.Output<T>(0, s.Output);
        using var where = new Scratch<int>(c, output.Length);
        if (output.Length > 0)
        {
            fixed (T* x = c.Input<T>(0), y = output)
            {
                var argmax = new Argmax<T> { X = x, Best = y, Where = where.Data, Channels = s.Channels };
                s.Walk(ref argmax);
            }
        }

        int image = s.InputPlaces * s.Channels;
        if (c.Node.Type("Targmax") == DataType.DtInt32)
        {
            Span<int> indices = c.Output<int>(1, s.Output);
            for (int i = 0; i < indices.Length; i++)
            {
                indices[i] = _withBatch ? where.Data[i] : where.Data[i] % image;
            }

            return;
        }

        Span<long> wide = c.Output<long>(1, s.Output);
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = _withBatch ? where.Data[i] : where.Data[i] % image;
        }
    }
}

/// <summary>dx at the index of each maximum += dy.</summary>
internal sealed class MaxPoolGradWithArgmaxKernel<T>(NodeInfo node) : PoolKernel<T>(node) where T : unmanaged, INumber<T>
{
    private readonly bool _withBatch = node.Bool("include_batch_in_index");

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        PoolShape s = Measure(c, dims);
        s.RequireOutput("grad", c.Dims(1));
        s.RequireOutput("argmax", c.Dims(2));
        ReadOnlySpan<T> dy = c.Input<T>(1);
        Span<T> dx = c.Output<T>(0, dims);
        dx.Clear();
        int image = s.InputPlaces * s.Channels, windows = s.OutputPlaces * s.Channels;
        for (int i = 0; i < dy.Length; i++)
        {
            long index = c.IntegerAt(2, i), first = _withBatch ? 0 : (long)(i / windows) * image;
            if (index < 0 || index >= (_withBatch ? dx.Length : image))
            {
                throw EngineException.InvalidArgument($"Invalid output index: argmax[{i}] = {index} is not in [0, {(_withBatch ? dx.Length : image)})");
            }

            ref T to = ref dx[(int)(first + index)];
            to = unchecked(to + dy[i]);
        }
    }
}

/// <summary>Picks the element type of MaxPoolWithArgmax and its gradient.</summary>
internal static class MaxPoolWithArgmaxKernel
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<Forward>(node, node.Type("T"));

    public static Kernel Grad(NodeInfo node) => NarrowFloats.Number<Backward>(node, node.Type("T"));

    private readonly struct Forward : INumberFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new MaxPoolWithArgmaxKernel<T>(node).Precompiled();
    }

    private readonly struct Backward : INumberFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new MaxPoolGradWithArgmaxKernel<T>(node).Precompiled();
    }
}
