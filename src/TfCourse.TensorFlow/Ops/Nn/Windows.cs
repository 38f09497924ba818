namespace Tensorflow;

/// <summary>Shape rules of ops that slide a window over images: convolution and pooling.</summary>
internal static class Windows
{
    public const string Padding = "padding: {'SAME', 'VALID'}";
    public const string PaddingOrExplicit = "padding: {'SAME', 'VALID', 'EXPLICIT'}";
    public const string ExplicitPaddings = "explicit_paddings: list(int) = []";
    public const string Dilations = "dilations: list(int) = [1, 1, 1, 1]";
    public const string Format = "data_format: {'NHWC', 'NCHW'} = 'NHWC'";
    public const string Format3D = "data_format: {'NDHWC', 'NCDHW'} = 'NDHWC'";

    /// <summary>Where the channels are in images of a rank: last, or second.</summary>
    public static int Channels(ShapeContext c, int rank) => IsChannelsFirst(c) ? 1 : rank - 1;

    /// <summary>Where the i-th spatial axis is.</summary>
    public static int Spatial(ShapeContext c, int i) => IsChannelsFirst(c) ? i + 2 : i + 1;

    /// <summary>Whether the op names its data format, and in it the channels before the sizes.</summary>
    public static bool IsChannelsFirst(ShapeContext c)
        => c.Op.Definition.AttrIndex("data_format") >= 0 && c.Attr<string>("data_format").StartsWith("NC", StringComparison.Ordinal);

    /// <summary>How often a window fits along an axis: SAME ceil(n / stride), else floor((n + padding - extent) / stride) + 1; -1 when unknown.</summary>
    public static long Output(ShapeContext c, long size, long filter, long stride, long dilation, string padding, long before = 0, long after = 0)
    {
        c.Require(stride > 0, $"Stride must be > 0, but got {stride}");
        c.Require(dilation >= 1, $"Dilation rate must be >= 1, but got {dilation}");
        if (padding == "SAME")
        {
            return size < 0 ? -1 : c.Add(size, stride - 1) / stride;
        }

        if (size < 0 || filter < 0)
        {
            return -1;
        }

        long padded = c.Add(size, c.Add(before, after));
        long extent = dilation == 1 ? filter : c.Add(c.Multiply(filter - 1, dilation), 1);
        c.Require(extent <= padded, $"Negative dimension size caused by subtracting {extent} from {padded}");
        return c.Add(padded - extent, stride) / stride;
    }

    /// <summary>A list of integers with one entry an axis.</summary>
    public static long[] PerAxis(ShapeContext c, string attr, string what, int rank)
    {
        long[] values = c.Attr<long[]>(attr);
        c.Require(values.Length == rank, $"{c.Op.type} requires the {what} attribute to contain {rank} values, but got: {values.Length}");
        return values;
    }

    /// <summary>The padding before and after each axis: as given for EXPLICIT, else zeros.</summary>
    public static long[] Paddings(ShapeContext c, int rank)
    {
        if (c.Op.Definition.AttrIndex("explicit_paddings") < 0)
        {
            return new long[2 * rank];
        }

        long[] given = c.Attr<long[]>("explicit_paddings");
        if (c.Attr<string>("padding") != "EXPLICIT")
        {
            c.Require(given.Length == 0, "explicit_paddings attribute must be empty if the padding attribute is not EXPLICIT");
            return new long[2 * rank];
        }

        c.Require(given.Length == 2 * rank, $"explicit_paddings attribute must contain {2 * rank} values, but got: {given.Length}");
        c.Require(given.All(p => p >= 0), "All elements of explicit_paddings must be nonnegative");
        int channels = Channels(c, rank);
        c.Require(given[0] == 0 && given[1] == 0 && given[2 * channels] == 0 && given[(2 * channels) + 1] == 0, "Nonzero explicit padding in the batch or depth dimensions is not supported");
        return given;
    }

    /// <summary>[batch, sizes…, channels] and [filter sizes…, in, out] -> [batch, sizes…, out], images in the op's data format.</summary>
    public static Shape[] Convolution(ShapeContext c, int rank)
    {
        Shape input = c.WithRank(0, rank), filter = c.WithRank(1, rank);
        long[] dilations = PerAxis(c, "dilations", "dilation", rank), strides = PerAxis(c, "strides", "stride", rank);
        int channels = Channels(c, rank);
        RequireGroups(c, input[channels], filter[rank - 2], filter[rank - 1]);
        return Slide(c, input, filter, rank, filter[rank - 1], strides, dilations);
    }

    /// <summary>[batch, h, w, in] and [fh, fw, in, multiplier] -> [batch, h', w', in · multiplier], images in the op's data format.</summary>
    public static Shape[] Depthwise(ShapeContext c)
    {
        Shape input = c.WithRank(0, 4), filter = c.WithRank(1, 4);
        long[] dilations = PerAxis(c, "dilations", "dilation", 4), strides = PerAxis(c, "strides", "stride", 4);
        long channels = c.Merge(input[Channels(c, 4)], filter[2]);
        return Slide(c, input, filter, 4, c.Multiply(channels, filter[3]), strides, dilations);
    }

    private static Shape[] Slide(ShapeContext c, Shape input, Shape filter, int rank, long depth, long[] strides, long[] dilations)
    {
        long[] paddings = Paddings(c, rank);
        var sizes = new long[rank];
        sizes[0] = input[0];
        sizes[Channels(c, rank)] = depth;
        for (int i = 0; i < rank - 2; i++)
        {
            int axis = Spatial(c, i);
            sizes[axis] = Output(c, input[axis], filter[i], strides[axis], dilations[axis], c.Attr<string>("padding"), paddings[2 * axis], paddings[(2 * axis) + 1]);
        }

        return [new Shape(sizes)];
    }

    // The input's channels are split into groups as large as the filter is deep; each makes an equal part of the output.
    private static void RequireGroups(ShapeContext c, long inputDepth, long filterDepth, long outputDepth)
    {
        if (inputDepth < 0 || filterDepth < 0)
        {
            return;
        }

        c.Require(filterDepth > 0, "Depth of filter must not be 0");
        c.Require(inputDepth % filterDepth == 0, $"Depth of input ({inputDepth}) is not a multiple of input depth of filter ({filterDepth})");
        long groups = inputDepth / filterDepth;
        c.Require(groups > 0, $"Number of groups must be at least 1: the input has {inputDepth} channels, the filter takes {filterDepth}");
        c.Require(outputDepth < 0 || outputDepth % groups == 0, $"Depth of output ({outputDepth}) is not a multiple of the number of groups ({groups})");
    }

    /// <summary>The shape that an input holds, of a known rank.</summary>
    public static Shape[] Given(ShapeContext c, int input, int rank) => [c.WithRank(c.ShapeFrom(input), rank)];

    /// <summary>Some attributes of an operation, to be given to another one.</summary>
    public static Attr[] Copy(Operation op, params ReadOnlySpan<string> attrs)
    {
        var copies = new Attr[attrs.Length];
        for (int i = 0; i < attrs.Length; i++)
        {
            copies[i] = (attrs[i], op.get_attr(attrs[i]));
        }

        return copies;
    }
}
