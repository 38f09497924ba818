namespace Tensorflow;

/// <summary>L2Loss: output = Σ t² / 2.</summary>
internal static class L2Loss
{
    public static OpDefinition Define() => new("L2Loss")
    {
        Inputs = ["t: T"],
        Outputs = ["output: T"],
        Attrs = ["T: {half, bfloat16, float, double}"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Of((op, dy) => [op.inputs[0] * dy]),
    };
}

/// <content>nn.l2_loss.</content>
public sealed partial class nn_api
{
    /// <summary>Half the sum of squares: <c>Σ t² / 2</c>.</summary>
    /// <param name="t">Any shape, floating.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A scalar of t's type.</returns>
    public Tensor l2_loss(Tensor t, string? name = null) => Build.One("L2Loss", name, [t]);
}
