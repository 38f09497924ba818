namespace Tensorflow;

/// <summary>Relu6: y = min(max(x, 0), 6).</summary>
internal static class Relu6
{
    public static OpDefinition Define() => Activation.Op("Relu6", "T: realnumbertype", (op, dy) => Build.One("Relu6Grad", null, [dy, op.outputs[0]]));
}

/// <summary>Relu6Grad: dx = dy · [0 &lt; x &lt; 6]; x may be the input or the output of Relu6.</summary>
internal static class Relu6Grad
{
    public static OpDefinition Define() => Activation.GradOp("Relu6Grad", "T: realnumbertype", "features", Activation.Linear());
}

/// <content>relu6.</content>
public sealed partial class nn_api
{
    /// <summary>The rectifier with a ceiling, element by element: y = min(max(x, 0), 6). Its slope at 0 and 6 counts as 0.</summary>
    /// <param name="features">Any shape, any real numeric type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the features.</returns>
    public Tensor relu6(Tensor features, string? name = null) => Build.One("Relu6", name, [features]);
}
