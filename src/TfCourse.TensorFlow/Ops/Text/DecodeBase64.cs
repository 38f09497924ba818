namespace Tensorflow;

/// <summary>DecodeBase64: bytes out of web-safe base64.</summary>
internal static class DecodeBase64
{
    public static OpDefinition Define() => new("DecodeBase64")
    {
        Inputs = ["input: string"],
        Outputs = ["output: string"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("strings are not differentiable"),
    };
}
