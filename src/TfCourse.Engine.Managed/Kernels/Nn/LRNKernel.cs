using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>output[d] = input[d] / (bias + alpha · Σ input[e]²)^beta over the neighbours e of d, along the last axis.</summary>
internal sealed class LRNKernel : Kernel
{
    private readonly float _bias, _alpha, _beta;
    private readonly long _radius;

    private LRNKernel(NodeInfo node)
    {
        (_bias, _alpha, _beta, _radius) = (node.Float("bias"), node.Float("alpha"), node.Float("beta"), node.Int("depth_radius"));
        if (_radius < 0)
        {
            throw EngineException.InvalidArgument($"depth_radius must be at least 0, it is {_radius}");
        }
    }

    public static Kernel Create(NodeInfo node) => Widened(node, static n => new LRNKernel(n));

    public static Kernel Grad(NodeInfo node) => Widened(node, static n => new Backward(new LRNKernel(n)));

    private static Kernel Widened(NodeInfo node, KernelFactory create) => node.Type("T") == DataType.DtFloat ? create(node) : WidenedKernel.Create(node, create);

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        RequireImages(c);
        ReadOnlySpan<float> x = c.Input<float>(0);
        Span<float> y = c.Output<float>(0, dims);
        int channels = (int)dims[3];
        using var norms = new Scratch<double>(c, channels);
        for (int at = 0; at < y.Length; at += channels)
        {
            ReadOnlySpan<float> row = x.Slice(at, channels);
            Norms(row, norms.Span);
            for (int d = 0; d < channels; d++)
            {
                y[at + d] = (float)(row[d] * Math.Pow(norms.Span[d], -_beta));
            }
        }
    }

    // norms[d] = bias + alpha · Σ row[e]², |e - d| ≤ radius.
    private void Norms(ReadOnlySpan<float> row, Span<double> norms)
    {
        int reach = (int)Math.Min(_radius, row.Length);
        for (int d = 0; d < row.Length; d++)
        {
            double sum = 0;
            for (int e = Math.Max(0, d - reach); e <= Math.Min(row.Length - 1, d + reach); e++)
            {
                sum += (double)row[e] * row[e];
            }

            norms[d] = _bias + (_alpha * sum);
        }
    }

    private static void RequireImages(KernelContext c)
    {
        for (int i = 0; i < c.InputCount; i++)
        {
            if (c.Dims(i).Rank != 4 || c.Dims(i) != c.Dims(0))
            {
                throw EngineException.InvalidArgument($"{c.Argument(i)} must be 4-dimensional and of the shape of {c.Argument(0)}: {c.Dims(i)} and {c.Dims(0)}");
            }
        }
    }

    /// <summary>dx[k] = Σ dy[j] · ([j = k] · norm[j]^-beta - 2 · alpha · beta · x[k] · y[j] / norm[j]) over the neighbours j of k.</summary>
    private sealed class Backward(LRNKernel forward) : Kernel
    {
        public override void Run(KernelContext c)
        {
            Dims dims = c.Dims(0);
            RequireImages(c);
            ReadOnlySpan<float> dy = c.Input<float>(0), x = c.Input<float>(1), y = c.Input<float>(2);
            Span<float> dx = c.Output<float>(0, dims);
            int channels = (int)dims[3], reach = (int)Math.Min(forward._radius, channels);
            using var norms = new Scratch<double>(c, channels);
            for (int at = 0; at < dx.Length; at += channels)
            {
                forward.Norms(x.Slice(at, channels), norms.Span);
                for (int k = 0; k < channels; k++)
                {
                    double sum = dy[at + k] * Math.Pow(norms.Span[k], -forward._beta);
                    for (int j = Math.Max(0, k - reach); j <= Math.Min(channels - 1, k + reach); j++)
                    {
                        sum -= 2.0 * forward._alpha * forward._beta * x[at + k] * y[at + j] / norms.Span[j] * dy[at + j];
                    }

                    dx[at + k] = (float)sum;
                }
            }
        }
    }
}
