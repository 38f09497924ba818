using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output = max (input + filter) over a window, and who of the two made the maximum.</summary>
internal sealed class Dilation2DKernel<T>(NodeInfo node, int gradientOf) : Kernel where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    private readonly bool _isSame = node.String("padding") == "SAME";
    private readonly long[] _strides = node.Ints("strides"), _rates = node.Ints("rates");

    public override void Run(KernelContext c)
    {
        Dims x = c.Dims(0), w = c.Dims(1);
        if (x.Rank != 4 || w.Rank != 3 || x[3] != w[2])
        {
            throw EngineException.InvalidArgument($"input must be 4-dimensional, filter 3-dimensional with as many channels: {x} and {w}");
        }

        if (_strides is not [1, _, _, 1] || _rates is not [1, _, _, 1])
        {
            throw EngineException.Unimplemented($"Dilation is only supported across height and width: strides [{string.Join(", ", _strides)}], rates [{string.Join(", ", _rates)}]");
        }

        WindowAxis rows = WindowAxis.Of(_isSame, x[1], w[0], _strides[1], _rates[1], 0, 0), columns = WindowAxis.Of(_isSame, x[2], w[1], _strides[2], _rates[2], 0, 0);
        var output = new Dims(x[0], rows.Output, columns.Output, x[3]);
        if (gradientOf >= 0 && c.Dims(2) != output)
        {
            throw EngineException.InvalidArgument($"out_backprop has incompatible size: {c.Dims(2)}, {output} is needed");
        }

        Span<T> result = c.Output<T>(0, gradientOf < 0 ? output : c.Dims(gradientOf));
        result.Clear();
        if (output.Count > 0)
        {
            Slide(c, rows, columns, (int)x[0], (int)x[3], result);
        }
    }

    private void Slide(KernelContext c, WindowAxis rows, WindowAxis columns, int batch, int channels, Span<T> result)
    {
        ReadOnlySpan<T> x = c.Input<T>(0), w = c.Input<T>(1), dy = gradientOf < 0 ? default : c.Input<T>(2);
        int at = 0;
        for (int b = 0; b < batch; b++)
        {
            for (int i = 0; i < rows.Output; i++)
            {
                (int firstRow, int endRow) = rows.Inside(i);
                for (int j = 0; j < columns.Output; j++)
                {
                    (int firstColumn, int endColumn) = columns.Inside(j);
                    for (int k = 0; k < channels; k++, at++)
                    {
                        // Where nothing is larger than the least number, TensorFlow takes the window's first entry.
                        (T max, int input, int filter) = (T.MinValue, -1, -1);
                        for (int r = firstRow; r < endRow; r++)
                        {
                            int row = (i * rows.Stride) - rows.Before + (r * rows.Dilation);
                            for (int q = firstColumn; q < endColumn; q++)
                            {
                                int column = (j * columns.Stride) - columns.Before + (q * columns.Dilation);
                                int from = ((((b * rows.Size) + row) * columns.Size) + column) * channels, entry = ((r * columns.Filter) + q) * channels;
                                T value = unchecked(x[from + k] + w[entry + k]);
                                if (value > max || input < 0)
                                {
                                    (max, input, filter) = (value > max ? value : max, from + k, entry + k);
                                }
                            }
                        }

                        if (gradientOf < 0)
                        {
                            result[at] = max;
                        }
                        else if (input >= 0)
                        {
                            ref T to = ref result[gradientOf == 0 ? input : filter];
                            to = unchecked(to + dy[at]);
                        }
                    }
                }
            }
        }
    }
}

/// <summary>Picks the element type of Dilation2D and its gradients.</summary>
internal static class Dilation2DKernel
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<Forward>(node, node.Type("T"));

    public static Kernel BackpropInput(NodeInfo node) => NarrowFloats.Number<ToInput>(node, node.Type("T"));

    public static Kernel BackpropFilter(NodeInfo node) => NarrowFloats.Number<ToFilter>(node, node.Type("T"));

    private readonly struct Forward : INumberFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new Dilation2DKernel<T>(node, -1).Precompiled();
    }

    private readonly struct ToInput : INumberFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new Dilation2DKernel<T>(node, 0).Precompiled();
    }

    private readonly struct ToFilter : INumberFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new Dilation2DKernel<T>(node, 1).Precompiled();
    }
}
