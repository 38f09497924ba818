namespace Tensorflow;

/// <summary>IgammaGradA: z = ∂P(a, x)/∂a, the derivative of Igamma by its first input, with broadcasting.</summary>
internal static class IgammaGradA
{
    public static OpDefinition Define() => new("IgammaGradA")
    {
        Inputs = ["a: T", "x: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {float, double}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Missing("TensorFlow has no second derivative of Igamma by a"),
    };
}
