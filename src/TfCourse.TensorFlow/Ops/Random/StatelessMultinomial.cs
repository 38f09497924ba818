namespace Tensorflow;

/// <summary>StatelessMultinomial: samples of classes that logits and seed decide.</summary>
internal static class StatelessMultinomial
{
    public static OpDefinition Define() => new("StatelessMultinomial")
    {
        Inputs = ["logits: T", "num_samples: int32", "seed: Tseed"],
        Outputs = ["output: output_dtype"],
        Attrs = ["T: realnumbertype", "Tseed: {int32, int64} = int64", "output_dtype: {int32, int64} = int64"],
        Shape = static c =>
        {
            StatelessRandom.Exactly(c, 2, 2);
            return Multinomial.InferShape(c);
        },
        Gradient = Gradient.None("classes are integers"),
    };
}
