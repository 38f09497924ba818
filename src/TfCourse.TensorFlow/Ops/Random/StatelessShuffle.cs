namespace Tensorflow;

/// <summary>StatelessShuffle: the rows of a tensor in an order that key and counter decide.</summary>
internal static class StatelessShuffle
{
    public static OpDefinition Define() => new("StatelessShuffle")
    {
        Inputs = ["value: T", "key: uint64", "counter: uint64", "alg: int32"],
        Outputs = ["output: T"],
        Attrs = ["T: type"],
        Shape = static c =>
        {
            StatelessRandom.Key(c, 1);
            return [c[0]];
        },
        Gradient = Gradient.Missing("TensorFlow registers none"),
    };
}
