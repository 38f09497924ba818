namespace TfCourse.Engine.Managed;

/// <summary>The sizes of a depthwise convolution, and the walk over all pairs of a place and an entry of the filter.</summary>
internal sealed class DepthwiseShape
{
    private readonly Dims _input, _filter;

    private DepthwiseShape(WindowAttributes attributes, in Dims input, in Dims filter)
    {
        (_input, _filter) = (input, filter);
        if (input.Rank != 4 || filter.Rank != 4)
        {
            throw EngineException.InvalidArgument($"input and filter must be 4-dimensional: {input} and {filter}");
        }

        if (input[attributes.Channels] != filter[2])
        {
            throw EngineException.InvalidArgument($"input and filter must have the same depth: {input[attributes.Channels]} vs {filter[2]}");
        }

        (Batch, Channels, Multiplier) = ((int)input[0], (int)filter[2], (int)filter[3]);
        Height = attributes.Along(attributes.Spatial(0), input[attributes.Spatial(0)], filter[0]);
        Width = attributes.Along(attributes.Spatial(1), input[attributes.Spatial(1)], filter[1]);
        Span<long> sizes = stackalloc long[4];
        (sizes[0], sizes[attributes.Channels]) = (Batch, Sizes.Multiply(Channels, Multiplier));
        (sizes[attributes.Spatial(0)], sizes[attributes.Spatial(1)]) = (Height.Output, Width.Output);
        Output = new Dims(sizes);
    }

    public int Batch { get; }

    public int Channels { get; }

    /// <summary>How many filters each channel has.</summary>
    public int Multiplier { get; }

    public WindowAxis Height { get; }

    public WindowAxis Width { get; }

    public Dims Output { get; }

    public int OutputChannels => Channels * Multiplier;

    public static DepthwiseShape Of(ref DepthwiseShape? last, WindowAttributes attributes, in Dims input, in Dims filter)
        => last is not null && last._input == input && last._filter == filter ? last : last = new DepthwiseShape(attributes, input, filter);

    /// <summary>Fails unless a gradient has the shape of the output.</summary>
    public void RequireOutput(in Dims gradient)
    {
        if (gradient != Output)
        {
            throw EngineException.InvalidArgument($"out_backprop must have the shape {Output} that input {_input} and filter {_filter} give; it has {gradient}");
        }
    }

    /// <summary>Treats every place of one image with every entry of the filter that is not in the padding there, all channels at once.</summary>
    /// <param name="output">The image's part of the output or its gradient, channels last.</param>
    /// <param name="input">The image's part of the input or its gradient, channels last.</param>
    /// <param name="filter">The filter or its gradient.</param>
    public unsafe void Image<T, TPair>(T* output, T* input, T* filter) where T : unmanaged where TPair : struct, IDepthwisePair<T>
    {
        for (int i = 0; i < Height.Output; i++)
        {
            (int firstRow, int endRow) = Height.Inside(i);
            for (int j = 0; j < Width.Output; j++, output += OutputChannels)
            {
                (int firstColumn, int endColumn) = Width.Inside(j);
                for (int r = firstRow; r < endRow; r++)
                {
                    int row = (i * Height.Stride) - Height.Before + (r * Height.Dilation);
                    for (int q = firstColumn; q < endColumn; q++)
                    {
                        int column = (j * Width.Stride) - Width.Before + (q * Width.Dilation);
                        TPair.Add(output, input + ((((long)row * Width.Size) + column) * Channels), filter + (((long)(r * Width.Filter) + q) * OutputChannels), Channels, Multiplier);
                    }
                }
            }
        }
    }
}

/// <summary>What happens to the channels of one place and one entry of the filter.</summary>
internal unsafe interface IDepthwisePair<T> where T : unmanaged
{
    static abstract void Add(T* output, T* input, T* filter, int channels, int multiplier);
}
