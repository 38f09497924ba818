namespace Tensorflow;

/// <summary>Shapes and gradients of the ops that turn blocks of pixels into channels and back.</summary>
internal static class DepthBlocks
{
    public static Shape Of(ShapeContext c, bool toSpace)
    {
        string format = c.Attr<string>("data_format");
        long block = c.Attr<long>("block_size"), area = c.Multiply(block, block);
        Shape input = c.WithRank(0, format == "NCHW_VECT_C" ? 5 : 4);
        int channel = format == "NHWC" ? 3 : 1, row = format == "NHWC" ? 1 : 2;
        long[] dims = [.. input.dims];
        for (int i = row; i < row + 2; i++)
        {
            dims[i] = dims[i] < 0 ? -1 : toSpace ? c.Multiply(dims[i], block) : ArrayShapes.Divide(c, dims[i], block);
        }

        dims[channel] = dims[channel] < 0 ? -1 : toSpace ? ArrayShapes.Divide(c, dims[channel], area) : c.Multiply(dims[channel], area);
        return new Shape(dims);
    }

    public static Tensor?[] Backward(Operation op, Tensor dy)
        => [Build.One(op.type == "SpaceToDepth" ? "DepthToSpace" : "SpaceToDepth", null, [dy], ("block_size", op.get_attr("block_size")), ("data_format", op.get_attr("data_format")))];
}

/// <summary>SpaceToDepth: blocks of pixels become channels.</summary>
internal static class SpaceToDepth
{
    public static OpDefinition Define() => new("SpaceToDepth")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "block_size: int >= 2", "data_format: {'NHWC', 'NCHW', 'NCHW_VECT_C'} = 'NHWC'"],
        Shape = c => [DepthBlocks.Of(c, false)],
        Gradient = Gradient.Of(DepthBlocks.Backward),
    };
}

/// <summary>DepthToSpace: channels become blocks of pixels.</summary>
internal static class DepthToSpace
{
    public static OpDefinition Define() => new("DepthToSpace")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "block_size: int >= 2", "data_format: {'NHWC', 'NCHW', 'NCHW_VECT_C'} = 'NHWC'"],
        Shape = c => [DepthBlocks.Of(c, true)],
        Gradient = Gradient.Of(DepthBlocks.Backward),
    };
}
