namespace Tensorflow;

/// <summary>InvertPermutation: y[x[i]] = i.</summary>
internal static class InvertPermutation
{
    public static OpDefinition Define() => new("InvertPermutation")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {int32, int64} = int32"],
        Shape = c => [c.WithRank(0, 1)],
        Gradient = Gradient.None("a permutation is integers"),
    };
}

/// <content>invert_permutation.</content>
public sealed partial class tensorflow
{
    /// <summary>The permutation that undoes another: y[x[i]] = i.</summary>
    /// <param name="x">A vector with each of 0 … n - 1 once.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor invert_permutation(Tensor x, string? name = null) => Build.One("InvertPermutation", name, [x]);
}
