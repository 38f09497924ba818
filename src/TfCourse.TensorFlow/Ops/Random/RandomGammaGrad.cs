namespace Tensorflow;

/// <summary>RandomGammaGrad: how a sample of the gamma distribution of shape alpha moves with alpha, with broadcasting.</summary>
internal static class RandomGammaGrad
{
    public static OpDefinition Define() => new("RandomGammaGrad")
    {
        Inputs = ["alpha: T", "sample: T"],
        Outputs = ["output: T"],
        Attrs = ["T: {float, double}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Missing("TensorFlow registers none"),
    };
}
