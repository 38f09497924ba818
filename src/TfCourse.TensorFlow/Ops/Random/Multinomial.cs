namespace Tensorflow;

/// <summary>Multinomial: samples of classes from unnormalized log-probabilities.</summary>
internal static class Multinomial
{
    public static OpDefinition Define() => new("Multinomial")
    {
        Inputs = ["logits: T", "num_samples: int32"],
        Outputs = ["output: output_dtype"],
        Attrs = ["seed: int = 0", "seed2: int = 0", "T: realnumbertype", "output_dtype: {int32, int64} = int64"],
        Shape = InferShape,
        Gradient = Gradient.None("classes are integers"),
        IsStateful = true,
    };

    /// <summary>[rows, classes], number of samples -> [rows, samples].</summary>
    public static Shape[] InferShape(ShapeContext c)
    {
        Shape logits = c.WithRank(0, 2);
        c.WithRank(1, 0);
        long samples = c.Integers(1)?[0] ?? -1;
        c.Require(c.Integers(1) is null || samples >= 0, $"Dimension size, given by scalar input 1, must be non-negative but is {samples}");
        return [new Shape(logits[0], samples)];
    }

    public static Tensor Sample(string scopeName, Tensor logits, Tensor samples, long? seed, string? name, TF_DataType type)
    {
        using var scope = new ops.NameScope(name, scopeName);
        (Attr first, Attr second) = RandomShapes.Seeds(seed);
        return Build.One("Multinomial", null, [logits, samples], first, second,
            ("output_dtype", type == TF_DataType.DtInvalid ? TF_DataType.TF_INT64 : type));
    }
}

/// <content>multinomial.</content>
public sealed partial class tensorflow
{
    /// <summary>Samples of classes, class k of a row with probability softmax(logits)[k]. <c>tf.random.categorical</c> is the same.</summary>
    /// <param name="logits">Unnormalized log-probabilities, shape [rows, classes], a floating type.</param>
    /// <param name="num_samples">How many samples of each row, a scalar.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="name">The name of the scope of the node.</param>
    /// <param name="output_dtype">int64 (also if not given) or int32.</param>
    /// <returns>Shape [rows, num_samples].</returns>
    /// <exception cref="ValueError">The logits are no matrix.</exception>
    public Tensor multinomial(Tensor logits, Tensor num_samples, long? seed = null, string? name = null, TF_DataType output_dtype = TF_DataType.DtInvalid)
        => Multinomial.Sample("multinomial", logits, num_samples, seed, name, output_dtype);
}
