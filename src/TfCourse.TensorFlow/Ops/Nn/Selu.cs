namespace Tensorflow;

/// <summary>Selu: y = s · x where x ≥ 0, s · a · (exp(x) - 1) elsewhere, s ≈ 1.0507 and a ≈ 1.6733.</summary>
internal static class Selu
{
    public static OpDefinition Define() => Activation.Op("Selu", Activation.Floats, (op, dy) => Build.One("SeluGrad", null, [dy, op.outputs[0]]));
}

/// <summary>SeluGrad: dx = s · dy where y ≥ 0, dy · (y + s · a) elsewhere; y is the output of Selu.</summary>
internal static class SeluGrad
{
    public static OpDefinition Define() => Activation.GradOp("SeluGrad", Activation.Floats, "outputs", Activation.Exponential());
}

/// <content>selu.</content>
public sealed partial class nn_api
{
    /// <summary>The scaled exponential linear unit, element by element: y = s · x where x ≥ 0, s · a · (exp(x) - 1) elsewhere, with s ≈ 1.0507, a ≈ 1.6733.</summary>
    /// <remarks>Source: Klambauer and others, 2017, arXiv:1706.02515. Keeps mean 0 and variance 1 with LeCun-normal weights.</remarks>
    /// <param name="features">Any shape; half, bfloat16, float or double.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the features.</returns>
    public Tensor selu(Tensor features, string? name = null) => Build.One("Selu", name, [features]);
}
