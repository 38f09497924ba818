namespace Tensorflow;

/// <summary>Invert: y = the bits not set in x.</summary>
internal static class Invert
{
    public static OpDefinition Define() => new("Invert")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {int8, int16, int32, int64, uint8, uint16, uint32, uint64}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("integers have no derivative"),
    };
}

/// <content>invert.</content>
public sealed partial class bitwise_api
{
    /// <summary>The bits not set, element by element: -1 - x for signed types.</summary>
    /// <param name="x">Any shape, any integer type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor invert(Tensor x, string? name = null) => Build.One("Invert", name, [x]);
}
