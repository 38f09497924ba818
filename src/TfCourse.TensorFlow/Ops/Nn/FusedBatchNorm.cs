namespace Tensorflow;

/// <summary>FusedBatchNorm: y = (x - mean) / √(variance + ε) · scale + offset for each channel, over the batch or with given averages.</summary>
internal static class FusedBatchNorm
{
    private const string Epsilon = "epsilon: float = 0.0001", Training = "is_training: bool = true";

    public static OpDefinition Define() => Norm("FusedBatchNorm", "T", "T: {float}", Windows.Format, "FusedBatchNormGrad");

    /// <summary>A version of the op: V1 has one type, V2 a second one for the averages, V3 three spatial axes as well and one more output.</summary>
    public static OpDefinition Norm(string name, string u, string types, string format, string grad, bool hasThird = false)
    {
        bool one = u == "T";
        return new OpDefinition(name)
        {
            Inputs = ["x: T", $"scale: {u}", $"offset: {u}", $"mean: {u}", $"variance: {u}"],
            Outputs = ["y: T", $"batch_mean: {u}", $"batch_variance: {u}", $"reserve_space_1: {u}", $"reserve_space_2: {u}", .. hasThird ? [$"reserve_space_3: {u}"] : (string[])[]],
            Attrs = [types, .. one ? (string[])[] : [hasThird ? "U: {bfloat16, float}" : "U: {float}"], Epsilon, "exponential_avg_factor: float = 1.0", format, Training],
            Shape = c => InferShape(c, hasThird),
            Gradient = Gradient.OfAll((op, dys) => Backward(op, dys[0]!, grad, hasThird)),
        };
    }

    /// <summary>A version of the gradient op.</summary>
    public static OpDefinition Grad(string name, string u, string types, string format, bool hasThird = false)
    {
        bool one = u == "T";
        string scale = one ? "T" : "float";
        return new OpDefinition(name)
        {
            Inputs = ["y_backprop: T", "x: T", $"scale: {scale}", $"reserve_space_1: {u}", $"reserve_space_2: {u}", .. hasThird ? [$"reserve_space_3: {u}"] : (string[])[]],
            Outputs =
            [
                "x_backprop: T", $"scale_backprop: {u}", $"offset_backprop: {u}",
                .. hasThird ? [$"reserve_space_4: {u}", $"reserve_space_5: {u}"] : (string[])[$"reserve_space_3: {u}", $"reserve_space_4: {u}"],
            ],
            Attrs = [types, .. one ? (string[])[] : ["U: {float}"], Epsilon, format, Training],
            Shape = GradShape,
            Gradient = Gradient.OfAll(FusedBatchNormSecond.Backward),
        };
    }

    private static int Rank(ShapeContext c) => c.Attr<string>("data_format").Length;

    private static Shape[] InferShape(ShapeContext c, bool hasThird)
    {
        int rank = Rank(c), axis = Windows.Channels(c, rank);
        Shape x = c.WithRank(0, rank);
        long channels = x[axis];
        int given = c.Attr<bool>("is_training") && c.Attr<float>("exponential_avg_factor") == 1 ? 3 : 5;
        for (int i = 1; i < given; i++)
        {
            channels = c.Merge(channels, c.WithRank(i, 1)[0]);
        }

        Shape vector = new(channels);
        return [With(x, axis, channels), vector, vector, vector, vector, .. hasThird ? [Shape.Null] : (Shape[])[]];
    }

    private static Shape[] GradShape(ShapeContext c)
    {
        int rank = Rank(c), axis = Windows.Channels(c, rank);
        Shape dy = c.WithRank(0, rank);
        long channels = c.Merge(dy[axis], c.WithRank(1, rank)[axis]);
        for (int i = 2; i < 5; i++)
        {
            channels = c.Merge(channels, c.WithRank(i, 1)[0]);
        }

        Shape vector = new(channels);
        return [With(dy, axis, channels), vector, vector, new Shape(0), new Shape(0)];
    }

    private static Shape With(Shape shape, int axis, long size)
    {
        long[] sizes = [.. shape.dims];
        sizes[axis] = size;
        return new Shape(sizes);
    }

    // In training the op's own mean and variance count, else those that it was given.
    private static Tensor?[] Backward(Operation op, Tensor dy, string grad, bool hasThird)
    {
        bool training = op.get_attr<bool>("is_training");
        Tensor mean = training ? op.outputs[3] : op.inputs[3], variance = training ? op.outputs[4] : op.inputs[4];
        Tensor[] third = hasThird ? [op.outputs[5]] : [];
        Tensor[] gradients = Build.Many(grad, null, [dy, op.inputs[0], op.inputs[1], mean, variance, .. third], Windows.Copy(op, "epsilon", "data_format", "is_training"));
        return [gradients[0], gradients[1], gradients[2], null, null];
    }
}

/// <summary>FusedBatchNormV2: the images may be half, the averages stay float.</summary>
internal static class FusedBatchNormV2
{
    public const string Types = "T: {half, bfloat16, float}";

    public static OpDefinition Define() => FusedBatchNorm.Norm("FusedBatchNormV2", "U", Types, Windows.Format, "FusedBatchNormGradV2");
}

/// <summary>FusedBatchNormV3: with three spatial axes as well, and one more output that gradients hand on.</summary>
internal static class FusedBatchNormV3
{
    public const string Format = "data_format: {'NHWC', 'NCHW', 'NDHWC', 'NCDHW'} = 'NHWC'";

    public static OpDefinition Define() => FusedBatchNorm.Norm("FusedBatchNormV3", "U", FusedBatchNormV2.Types, Format, "FusedBatchNormGradV3", hasThird: true);
}

/// <summary>FusedBatchNormGrad: the gradients of batch normalization by x, scale and offset.</summary>
internal static class FusedBatchNormGrad
{
    public static OpDefinition Define() => FusedBatchNorm.Grad("FusedBatchNormGrad", "T", "T: {float}", Windows.Format);
}

/// <summary>FusedBatchNormGradV2: for images of half.</summary>
internal static class FusedBatchNormGradV2
{
    public static OpDefinition Define() => FusedBatchNorm.Grad("FusedBatchNormGradV2", "U", FusedBatchNormV2.Types, Windows.Format);
}

/// <summary>FusedBatchNormGradV3: with three spatial axes as well.</summary>
internal static class FusedBatchNormGradV3
{
    public static OpDefinition Define() => FusedBatchNorm.Grad("FusedBatchNormGradV3", "U", FusedBatchNormV2.Types, FusedBatchNormV3.Format, hasThird: true);
}
