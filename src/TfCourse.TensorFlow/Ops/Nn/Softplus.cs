namespace Tensorflow;

/// <summary>Softplus: y = log(1 + exp(x)).</summary>
internal static class Softplus
{
    public static OpDefinition Define() => Activation.Op("Softplus", Activation.Floats, (op, dy) => dy * Build.One("Sigmoid", null, [op.inputs[0]]));
}

/// <summary>SoftplusGrad: dx = dy / (1 + exp(-x)).</summary>
internal static class SoftplusGrad
{
    public static OpDefinition Define() => Activation.GradOp("SoftplusGrad", Activation.Floats, "features", Gradient.Of(Backward));

    // d/dx 1 / (1 + exp(-x)) = 1 / (exp(-x) + 2 + exp(x))
    private static Tensor?[] Backward(Operation op, Tensor ddx)
    {
        Tensor dy = op.inputs[0], x = op.inputs[1];
        Tensor slope = Build.One("Exp", null, [-x]) + 2.0 + Build.One("Exp", null, [x]);
        return [Build.One("SoftplusGrad", null, [ddx, x]), Build.One("RealDiv", null, [ddx * dy, slope])];
    }
}

/// <content>softplus.</content>
public sealed partial class nn_api
{
    /// <summary>The smooth rectifier, element by element: y = log(1 + exp(x)), without overflow for large x.</summary>
    /// <param name="features">Any shape; half, bfloat16, float or double.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the features.</returns>
    public Tensor softplus(Tensor features, string? name = null) => Build.One("Softplus", name, [features]);
}
