namespace Tensorflow;

/// <summary>Cross: product = a × b, for vectors of three along the last axis.</summary>
internal static class Cross
{
    public static OpDefinition Define() => new("Cross")
    {
        Inputs = ["a: T", "b: T"],
        Outputs = ["product: T"],
        Attrs = ["T: realnumbertype"],
        Shape = InferShape,
        Gradient = Gradient.Of((op, dz) => [Product(op.inputs[1], dz), Product(dz, op.inputs[0])]),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        Shape a = c.WithRankAtLeast(0, 1), b = c.WithRankAtLeast(1, 1);
        Shape merged = c.Merge(a, b);
        c.Require(merged.IsNull || merged[-1] is 3 or -1, $"Dimension must be 3 but is {(merged.IsNull ? -1 : merged[-1])}");
        return [merged];
    }

    private static GraphTensor Product(Tensor a, Tensor b) => Build.One("Cross", null, [a, b]);
}

/// <content>cross.</content>
public sealed partial class tensorflow
{
    /// <summary>The cross product of vectors of three: c = (a₁b₂ - a₂b₁, a₂b₀ - a₀b₂, a₀b₁ - a₁b₀).</summary>
    /// <param name="a">Shape […, 3], any real numeric type.</param>
    /// <param name="b">Same shape and type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of a.</returns>
    /// <exception cref="ValueError">The shapes differ, or the last size is not 3.</exception>
    public Tensor cross(Tensor a, Tensor b, string? name = null) => Build.One("Cross", name, [a, b]);
}
