namespace Tensorflow;

/// <summary>ZerosLike: zeros in the shape of the input.</summary>
internal static class ZerosLike
{
    public static OpDefinition Define() => new("ZerosLike")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: type"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("zeros do not depend on the input's elements"),
    };
}
