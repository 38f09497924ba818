namespace Tensorflow;

/// <summary>StopGradient: output = input, taken as constant by gradients.</summary>
internal static class StopGradient
{
    public static OpDefinition Define() => new("StopGradient")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("its purpose is that gradients stop"),
    };
}

/// <content>stop_gradient.</content>
public sealed partial class tensorflow
{
    /// <summary>The same value, taken as constant when gradients are built.</summary>
    /// <param name="x">Any tensor.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the input.</returns>
    public Tensor stop_gradient(Tensor x, string? name = null) => Build.One("StopGradient", name, [x]);
}
