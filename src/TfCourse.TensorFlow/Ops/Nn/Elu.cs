namespace Tensorflow;

/// <summary>Elu: y = x where x ≥ 0, exp(x) - 1 elsewhere.</summary>
internal static class Elu
{
    public static OpDefinition Define() => Activation.Op("Elu", Activation.Floats, (op, dy) => Build.One("EluGrad", null, [dy, op.outputs[0]]));
}

/// <summary>EluGrad: dx = dy where y ≥ 0, dy · (y + 1) elsewhere; y is the output of Elu.</summary>
internal static class EluGrad
{
    public static OpDefinition Define() => Activation.GradOp("EluGrad", Activation.Floats, "outputs", Activation.Exponential());
}

/// <content>elu.</content>
public sealed partial class nn_api
{
    /// <summary>The exponential linear unit, element by element: y = x where x ≥ 0, exp(x) - 1 elsewhere.</summary>
    /// <remarks>Source: Clevert, Unterthiner, Hochreiter, 2015, arXiv:1511.07289.</remarks>
    /// <param name="features">Any shape; half, bfloat16, float or double.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the features.</returns>
    public Tensor elu(Tensor features, string? name = null) => Build.One("Elu", name, [features]);
}
