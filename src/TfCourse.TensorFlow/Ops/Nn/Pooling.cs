namespace Tensorflow;

/// <summary>What the definitions of pooling ops have in common.</summary>
internal static class Pooling
{
    public const string Window = "ksize: list(int) >= 4", Strides = "strides: list(int) >= 4";
    public const string Window3D = "ksize: list(int) >= 5", Strides3D = "strides: list(int) >= 5";
    private static readonly string[] Shared = ["ksize", "strides", "padding", "data_format"];

    /// <summary>The op of the same window and format.</summary>
    public static Tensor Like(Operation op, string other, params ReadOnlySpan<Tensor> inputs) => Build.One(other, null, inputs, Windows.Copy(op, Shared));

    /// <summary>A tensor of zeros for each of the first two inputs, which the gradient op is constant in, then the gradient of the third.</summary>
    public static Tensor?[] LinearInThird(Operation op, Tensor third)
        => [Build.One("ZerosLike", null, [op.inputs[0]]), Build.One("ZerosLike", null, [op.inputs[1]]), third];

    /// <summary>[batch, sizes…, channels] -> [batch, places…, channels], images in the op's data format.</summary>
    public static Shape[] InferShape(ShapeContext c, int rank, bool overChannels = false)
        => InferShape(c, rank, Windows.PerAxis(c, "ksize", "ksize", rank), Windows.PerAxis(c, "strides", "stride", rank), overChannels);

    /// <summary>The same, of a window given otherwise.</summary>
    public static Shape[] InferShape(ShapeContext c, int rank, long[] window, long[] strides, bool overChannels)
    {
        Shape input = c.WithRank(0, rank);
        long[] paddings = Windows.Paddings(c, rank);
        var sizes = new long[rank];
        for (int i = 0; i < rank - 2; i++)
        {
            int axis = Windows.Spatial(c, i);
            sizes[axis] = Windows.Output(c, input[axis], window[axis], strides[axis], 1, c.Attr<string>("padding"), paddings[2 * axis], paddings[(2 * axis) + 1]);
        }

        int channels = Windows.Channels(c, rank);
        sizes[0] = input[0];
        sizes[channels] = overChannels ? Windows.Output(c, input[channels], window[channels], strides[channels], 1, c.Attr<string>("padding") == "EXPLICIT" ? "VALID" : c.Attr<string>("padding")) : input[channels];
        return [new Shape(sizes)];
    }
}
