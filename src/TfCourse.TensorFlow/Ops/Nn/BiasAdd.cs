namespace Tensorflow;

/// <summary>BiasAdd: output = value + bias, where the bias runs along the channels.</summary>
internal static class BiasAdd
{
    public const string Types = "T: numbertype";
    public const string Format = "data_format: {'NHWC', 'NCHW'} = 'NHWC'";

    public static OpDefinition Define() => new("BiasAdd")
    {
        Inputs = ["value: T", "bias: T"],
        Outputs = ["output: T"],
        Attrs = [Types, Format],
        Shape = c => InferShape(c, c.Attr<string>("data_format") == "NCHW"),
        Gradient = Gradient.Of((op, dy) => [dy, Build.One("BiasAddGrad", null, [dy], ("data_format", op.get_attr("data_format")))]),
    };

    /// <summary>The shape of the value, whose channels are as many as the bias has elements.</summary>
    public static Shape[] InferShape(ShapeContext c, bool channelsFirst)
    {
        Shape bias = c.WithRank(1, 1), value = c.WithRankAtLeast(0, channelsFirst ? 3 : 2);
        if (value.IsNull)
        {
            return [Shape.Null];
        }

        long[] sizes = [.. value.dims];
        int axis = channelsFirst ? 1 : sizes.Length - 1;
        sizes[axis] = c.Merge(sizes[axis], bias[0]);
        return [new Shape(sizes)];
    }
}

/// <summary>BiasAddGrad: the sum over all axes but the channels.</summary>
internal static class BiasAddGrad
{
    public static OpDefinition Define() => new("BiasAddGrad")
    {
        Inputs = ["out_backprop: T"],
        Outputs = ["output: T"],
        Attrs = [BiasAdd.Types, BiasAdd.Format],
        Shape = InferShape,
        Gradient = Gradient.Of((op, dy) =>
            [Build.One("BiasAdd", null, [Build.One("ZerosLike", null, [op.inputs[0]]), dy], ("data_format", op.get_attr("data_format")))]),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        bool first = c.Attr<string>("data_format") == "NCHW";
        Shape value = c.WithRankAtLeast(0, first ? 3 : 2);
        return [value.IsNull ? ShapeContext.Unknown(1) : new Shape(value[first ? 1 : -1])];
    }
}

/// <summary>BiasAddV1: BiasAdd of the last axis, as graphs of early versions have it.</summary>
internal static class BiasAddV1
{
    public static OpDefinition Define() => new("BiasAddV1")
    {
        Inputs = ["value: T", "bias: T"],
        Outputs = ["output: T"],
        Attrs = [BiasAdd.Types],
        Shape = c => BiasAdd.InferShape(c, channelsFirst: false),
        Gradient = Gradient.Of((_, dy) => [dy, Build.One("BiasAddGrad", null, [dy])]),
    };
}

/// <content>bias_add.</content>
public sealed partial class nn_api
{
    /// <summary>Adds a bias to every position: <c>output[…, c] = value[…, c] + bias[c]</c>, channels last or (NCHW) second.</summary>
    /// <param name="value">Rank at least 2 (3 for channels second), any numeric type.</param>
    /// <param name="bias">A vector, as long as the value has channels, of the value's type; tensor or variable.</param>
    /// <param name="data_format">"N…C" (also null) for channels last, "NC…" for channels second.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the value.</returns>
    /// <exception cref="ValueError">The bias is no vector, or not as long as there are channels.</exception>
    public Tensor bias_add(Tensor value, Tensor bias, string? data_format = null, string? name = null)
    {
        bool first = data_format switch
        {
            null or "" => false,
            _ when data_format.StartsWith("NC", StringComparison.Ordinal) => true,
            _ when data_format.StartsWith('N') && data_format.EndsWith('C') => false,
            _ => throw new ValueError($"`data_format` must be of the form `N...C` or `NC...`. Received: data_format={data_format}"),
        };
        return Build.One("BiasAdd", name, [value, bias], ("data_format", first ? "NCHW" : "NHWC"));
    }
}
