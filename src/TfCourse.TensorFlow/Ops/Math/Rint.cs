namespace Tensorflow;

/// <summary>Rint: y = the whole number nearest to x.</summary>
internal static class Rint
{
    public static OpDefinition Define() => new("Rint")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((_, _) => [null]),
    };
}

/// <content>rint.</content>
public sealed partial class tensorflow
{
    /// <summary>The whole number nearest to x, element by element; halves go to the even one: 0.5 to 0, 1.5 to 2.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor rint(Tensor x, string? name = null) => Build.One("Rint", name, [x]);
}
