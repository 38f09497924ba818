namespace Tensorflow;

/// <summary>Neg: y = -x.</summary>
internal static class Neg
{
    public static OpDefinition Define() => new("Neg")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, int8, int16, int32, int64, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((_, dy) => [-dy]),
    };
}

/// <content>negative.</content>
public sealed partial class tensorflow
{
    /// <summary>The negative, element by element: y = -x; the smallest integer stays itself.</summary>
    /// <param name="x">Any shape, any signed numeric type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor negative(Tensor x, string? name = null) => Build.One("Neg", name, [x]);
}
