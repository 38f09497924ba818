namespace Tensorflow;

/// <summary>Softsign: y = x / (1 + |x|).</summary>
internal static class Softsign
{
    public static OpDefinition Define() => Activation.Op("Softsign", Activation.Floats, (op, dy) => Build.One("SoftsignGrad", null, [dy, op.inputs[0]]));
}

/// <summary>SoftsignGrad: dx = dy / (1 + |x|)².</summary>
internal static class SoftsignGrad
{
    public static OpDefinition Define() => Activation.GradOp("SoftsignGrad", Activation.Floats, "features", Gradient.Missing("TensorFlow has no second derivative of Softsign"));
}

/// <content>softsign.</content>
public sealed partial class nn_api
{
    /// <summary>A squashing function with slow tails, element by element: y = x / (1 + |x|); NaN at ±∞.</summary>
    /// <param name="features">Any shape; half, bfloat16, float or double.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the features.</returns>
    public Tensor softsign(Tensor features, string? name = null) => Build.One("Softsign", name, [features]);
}
