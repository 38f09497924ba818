namespace Tensorflow;

/// <content>logical_xor.</content>
public sealed partial class tensorflow
{
    /// <summary>Either x or y but not both, element by element: (x or y) and not (x and y).</summary>
    /// <param name="x">Any shape, bool.</param>
    /// <param name="y">bool, a shape that stretches with x's.</param>
    /// <param name="name">The name of the last node.</param>
    /// <returns>The stretched shape, bool.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor logical_xor(Tensor x, Tensor y, string? name = "LogicalXor")
        => Build.One("LogicalAnd", name, [logical_or(x, y), logical_not(logical_and(x, y))]);
}
