namespace Tensorflow;

/// <summary>Relu: y = max(x, 0).</summary>
internal static class Relu
{
    public static OpDefinition Define() => Activation.Op("Relu",
        "T: {float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, uint64, qint8}",
        (op, dy) => Build.One("ReluGrad", null, [dy, op.outputs[0]]));
}

/// <summary>ReluGrad: dx = dy · [x > 0]; x may be the input or the output of Relu.</summary>
internal static class ReluGrad
{
    public static OpDefinition Define() => Activation.GradOp("ReluGrad", "T: realnumbertype", "features", Activation.Linear());
}

/// <content>relu.</content>
public sealed partial class nn_api
{
    /// <summary>The rectifier, element by element: y = max(x, 0). Its slope at 0 counts as 0; NaN stays NaN.</summary>
    /// <param name="features">Any shape, any real numeric type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the features.</returns>
    public Tensor relu(Tensor features, string? name = null) => Build.One("Relu", name, [features]);
}
