namespace Tensorflow;

/// <summary>EncodeBase64: bytes as web-safe base64.</summary>
internal static class EncodeBase64
{
    public static OpDefinition Define() => new("EncodeBase64")
    {
        Inputs = ["input: string"],
        Outputs = ["output: string"],
        Attrs = ["pad: bool = false"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("strings are not differentiable"),
    };
}
