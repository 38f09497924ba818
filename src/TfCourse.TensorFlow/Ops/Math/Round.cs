namespace Tensorflow;

/// <summary>Round: y = the whole number nearest to x.</summary>
internal static class Round
{
    public static OpDefinition Define() => new("Round")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, int8, int16, int32, int64, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((_, _) => [null]),
    };
}

/// <content>round.</content>
public sealed partial class tensorflow
{
    /// <summary>The whole number nearest to x, element by element; halves go to the even one: 0.5 to 0, 1.5 to 2. Integers stay.</summary>
    /// <param name="x">Any shape, any signed numeric type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor round(Tensor x, string? name = null) => Build.One("Round", name, [x]);
}
