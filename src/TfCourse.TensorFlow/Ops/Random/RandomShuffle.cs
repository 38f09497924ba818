namespace Tensorflow;

/// <summary>RandomShuffle: the rows of a tensor in random order.</summary>
internal static class RandomShuffle
{
    public static OpDefinition Define() => new("RandomShuffle")
    {
        Inputs = ["value: T"],
        Outputs = ["output: T"],
        Attrs = ["seed: int = 0", "seed2: int = 0", "T: type"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("which row comes where has no gradient"),
        IsStateful = true,
    };

    public static Tensor Shuffle(Tensor value, long? seed, string? name)
    {
        (Attr first, Attr second) = RandomShapes.Seeds(seed);
        return Build.One("RandomShuffle", name, [value], first, second);
    }
}

/// <content>random_shuffle.</content>
public sealed partial class tensorflow
{
    /// <summary>The rows of a tensor in random order, all orders being equally likely.</summary>
    /// <param name="value">Any tensor; its first axis is shuffled, a scalar stays.</param>
    /// <param name="seed">The op's seed; with the graph's it decides the order.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The value's shape and type.</returns>
    public Tensor random_shuffle(Tensor value, long? seed = null, string? name = null) => RandomShuffle.Shuffle(value, seed, name);
}
