using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The four neighbours of a place and their weights, by cubic convolution (Keys, IEEE Trans. ASSP 29, 1981) from a table of 1,024 steps.</summary>
internal readonly struct CubicWeights
{
    private const int Steps = 1024;
    private static readonly float[] Sharp = Table(-0.75f), Keys = Table(-0.5f);
    private readonly Four<int> _places;
    private readonly Four<float> _weights;

    public CubicWeights(float at, int size, bool isKeys)
    {
        float[] table = isKeys ? Keys : Sharp;
        long floor = (long)MathF.Floor(at);
        int step = (int)MathF.Round((at - floor) * Steps, MidpointRounding.ToEven);
        ReadOnlySpan<float> weights = [table[(2 * step) + 1], table[2 * step], table[2 * (Steps - step)], table[(2 * (Steps - step)) + 1]];
        float sum = 0;
        for (int i = 0; i < 4; i++)
        {
            long wanted = floor - 1 + i;
            _places[i] = (int)Math.Clamp(wanted, 0, size - 1);
            // Keys' weights of places beyond the rim are left out, the others fill one.
            _weights[i] = isKeys && _places[i] != wanted ? 0 : weights[i];
            sum += _weights[i];
        }

        if (isKeys && MathF.Abs(sum) >= 1000 * SmallestNormal.Float)
        {
            float scale = 1 / sum;
            for (int i = 0; i < 4; i++)
            {
                _weights[i] *= scale;
            }
        }
    }

    public int Place(int i) => _places[i];

    public float Weight(int i) => _weights[i];

    // For each step the weight of the nearer neighbour and of the farther one.
    private static float[] Table(double a)
    {
        float[] table = new float[(Steps + 1) * 2];
        for (int i = 0; i <= Steps; i++)
        {
            double x = i / (double)Steps;
            table[2 * i] = (float)(((((a + 2) * x) - (a + 3)) * x * x) + 1);
            x += 1;
            table[(2 * i) + 1] = (float)(((((a * x) - (5 * a)) * x) + (8 * a)) * x - (4 * a));
        }

        return table;
    }

    [System.Runtime.CompilerServices.InlineArray(4)]
    private struct Four<T>
    {
        private T _first;
    }
}

/// <summary>Each pixel a mean of its sixteen neighbours; computed in float whatever the type.</summary>
internal sealed class ResizeBicubicKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly ResizeAttributes _attributes = new(node);

    public override void Run(KernelContext c)
    {
        Dims from = c.Dims(0), to = ResizeAttributes.Resized(c, from, 1);
        _attributes.Axes(from, to);
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<float> y = c.Output<float>(0, to);
        if (y.Length == 0)
        {
            return;
        }

        // Only now: an image that there is memory for has not too many rows and columns.
        (CubicWeights[] rows, CubicWeights[] columns) = _attributes.Cubic(from, to);
        int channels = (int)to[3], stride = (int)from[2] * channels, image = (int)from[1] * stride, at = 0;
        for (int b = 0; b < to[0]; b++)
        {
            c.Run.ThrowIfCancelled();
            ReadOnlySpan<T> pixels = x.Slice(b * image, image);
            foreach (ref readonly CubicWeights row in rows.AsSpan())
            {
                foreach (ref readonly CubicWeights column in columns.AsSpan())
                {
                    for (int k = 0; k < channels; k++)
                    {
                        float sum = 0;
                        for (int j = 0; j < 4; j++)
                        {
                            float down = 0;
                            for (int i = 0; i < 4; i++)
                            {
                                down += float.CreateTruncating(pixels[(row.Place(i) * stride) + (column.Place(j) * channels) + k]) * row.Weight(i);
                            }

                            sum += down * column.Weight(j);
                        }

                        y[at++] = sum;
                    }
                }
            }
        }
    }
}

/// <summary>Gives each gradient to the sixteen pixels that made its value, by their weights.</summary>
internal sealed class ResizeBicubicGradKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly ResizeAttributes _attributes = new(node);

    public override void Run(KernelContext c)
    {
        Dims from = c.Dims(1), to = c.Dims(0);
        _attributes.Axes(from, to);
        if (from[0] != to[0] || from[3] != to[3])
        {
            throw EngineException.InvalidArgument($"grads and original_image must have the same batch and channels: {to} and {from}");
        }

        ReadOnlySpan<float> dy = c.Input<float>(0);
        Span<T> dx = c.Output<T>(0, from);
        dx.Clear();
        if (dy.Length == 0)
        {
            return;
        }

        (CubicWeights[] rows, CubicWeights[] columns) = _attributes.Cubic(from, to);
        int channels = (int)to[3], stride = (int)from[2] * channels, image = (int)from[1] * stride, at = 0;
        for (int b = 0; b < to[0]; b++)
        {
            c.Run.ThrowIfCancelled();
            Span<T> pixels = dx.Slice(b * image, image);
            foreach (ref readonly CubicWeights row in rows.AsSpan())
            {
                foreach (ref readonly CubicWeights column in columns.AsSpan())
                {
                    for (int k = 0; k < channels; k++, at++)
                    {
                        for (int i = 0; i < 16; i++)
                        {
                            pixels[(row.Place(i / 4) * stride) + (column.Place(i % 4) * channels) + k] += T.CreateTruncating(dy[at] * row.Weight(i / 4) * column.Weight(i % 4));
                        }
                    }
                }
            }
        }
    }
}

/// <summary>Picks the element type of ResizeBicubic and its gradient.</summary>
internal static class ResizeBicubicKernel
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<Forward>(node, node.Type("T"));

    public static Kernel Grad(NodeInfo node) => node.Type("T") switch
    {
        DataType.DtFloat => new ResizeBicubicGradKernel<float>(node),
        DataType.DtDouble => new ResizeBicubicGradKernel<double>(node),
        var type => throw KernelTypes.Unsupported(node, type),
    };

    private readonly struct Forward : INumberFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new ResizeBicubicKernel<T>(node).Precompiled();
    }
}
