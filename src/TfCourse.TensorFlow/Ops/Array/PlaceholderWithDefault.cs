namespace Tensorflow;

/// <summary>PlaceholderWithDefault: the input, unless something is fed.</summary>
internal static class PlaceholderWithDefault
{
    public static OpDefinition Define() => new("PlaceholderWithDefault")
    {
        Inputs = ["input: dtype"],
        Outputs = ["output: dtype"],
        Attrs = ["dtype: type", "shape: shape"],
        Shape = InferShape,
        Gradient = Gradient.Of((_, dy) => [dy]),
    };

    // What may be fed counts, not what the input happens to be.
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape shape = c.Attr<Shape>("shape");
        c.Merge(c[0], shape);
        return [shape];
    }
}

/// <content>placeholder_with_default.</content>
public sealed partial class tensorflow
{
    /// <summary>A tensor that may be fed; where it is not, it has a value of its own.</summary>
    /// <param name="input">The value when nothing is fed.</param>
    /// <param name="shape">The shape of what may be fed; -1 for sizes that may vary.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>That shape, of the input's type.</returns>
    /// <exception cref="ValueError">The input does not fit the shape.</exception>
    public Tensor placeholder_with_default(Tensor input, Shape shape, string? name = null) => Build.One("PlaceholderWithDefault", name, [input], ("shape", shape));
}
