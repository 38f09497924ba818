namespace TfCourse.Engine.Managed;

/// <summary>The sizes of a convolution over up to three spatial axes (absent ones count as size 1), images as [batch, depth, height, width, channels].</summary>
internal sealed class ConvolutionShape
{
    private readonly Dims _input, _filter;

    private ConvolutionShape(WindowAttributes attributes, in Dims input, in Dims filter)
    {
        (_input, _filter) = (input, filter);
        int rank = attributes.Rank;
        if (input.Rank != rank || filter.Rank != rank)
        {
            throw EngineException.InvalidArgument($"convolution input and filter must be {rank}-dimensional: {input} and {filter}");
        }

        long channels = input[attributes.Channels], inner = filter[rank - 2], outer = filter[rank - 1];
        if (inner == 0 || channels % inner != 0)
        {
            throw EngineException.InvalidArgument($"input depth must be evenly divisible by filter depth: {channels} vs {inner}");
        }

        long groups = inner == 0 ? 1 : channels / inner;
        if (groups == 0 || outer % groups != 0)
        {
            throw EngineException.InvalidArgument($"output depth must be evenly divisible by number of groups: {outer} vs {groups}");
        }

        (Batch, Channels, Groups, OutputChannels) = ((int)input[0], (int)channels, (int)groups, (int)outer);
        var axes = new WindowAxis[3];
        Array.Fill(axes, new WindowAxis(1, 1, 1, 1, 0, 1));
        var sizes = new long[rank];
        (sizes[0], sizes[attributes.Channels]) = (Batch, OutputChannels);
        for (int i = 0; i < rank - 2; i++)
        {
            int axis = attributes.Spatial(i);
            WindowAxis along = axes[i + 5 - rank] = attributes.Along(axis, input[axis], filter[i]);
            sizes[axis] = along.Output;
        }

        (Depth, Height, Width) = (axes[0], axes[1], axes[2]);
        Output = new Dims(sizes);
    }

    /// <summary>A convolution over two axes of images with channels last, one group.</summary>
    public ConvolutionShape(int batch, WindowAxis height, WindowAxis width, int channels, int outputs)
    {
        (Batch, Channels, Groups, OutputChannels) = (batch, channels, 1, outputs);
        (Depth, Height, Width) = (new WindowAxis(1, 1, 1, 1, 0, 1), height, width);
        (_input, _filter) = (new Dims(batch, height.Size, width.Size, channels), new Dims(height.Filter, width.Filter, channels, outputs));
        Output = new Dims(batch, height.Output, width.Output, outputs);
    }

    public int Batch { get; }

    public int Channels { get; }

    public int Groups { get; }

    public int OutputChannels { get; }

    public WindowAxis Depth { get; }

    public WindowAxis Height { get; }

    public WindowAxis Width { get; }

    /// <summary>The output's shape, axes in the node's order.</summary>
    public Dims Output { get; }

    public int GroupChannels => Channels / Groups;

    public int GroupOutputs => OutputChannels / Groups;

    /// <summary>How many places the window takes in one image.</summary>
    public int Places => Bounded(Depth.Output, Height.Output, Width.Output);

    /// <summary>How many entries one filter has.</summary>
    public int FilterSize => Bounded(Sizes.Multiply(Depth.Filter, Height.Filter), Width.Filter, GroupChannels);

    /// <summary>The shape of a node's images and filter, that of the last call when they have not changed.</summary>
    public static ConvolutionShape Of(ref ConvolutionShape? last, WindowAttributes attributes, in Dims input, in Dims filter)
        => last is not null && last._input == input && last._filter == filter ? last : last = new ConvolutionShape(attributes, input, filter);

    /// <summary>Fails unless a gradient has the shape of the output.</summary>
    public void RequireOutput(in Dims gradient)
    {
        if (gradient != Output)
        {
            throw EngineException.InvalidArgument($"Size of out_backprop doesn't match computed: actual = {gradient}, computed = {Output}; input: {_input} filter: {_filter}");
        }
    }

    // Tables of places are indexed by int.
    private static int Bounded(long a, long b, long c) => Sizes.Multiply(Sizes.Multiply(a, b), c) is var product && product <= Sizes.MaxElements ? (int)product
        : throw EngineException.ResourceExhausted($"a convolution of {a} x {b} x {c} places is too large; at most {Sizes.MaxElements} are possible");
}
