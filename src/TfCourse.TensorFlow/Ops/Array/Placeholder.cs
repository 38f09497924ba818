namespace Tensorflow;

/// <summary>Placeholder: a value that has to be fed.</summary>
internal static class Placeholder
{
    public static OpDefinition Define() => new("Placeholder")
    {
        Outputs = ["output: dtype"],
        Attrs = ["dtype: type", "shape: shape = ?"],
        Shape = c => [c.Attr<Shape>("shape")],
        Gradient = Gradient.Missing("a placeholder has no inputs"),
    };
}

/// <content>placeholder.</content>
public sealed partial class tensorflow
{
    /// <summary>A tensor whose value is fed in each run.</summary>
    /// <param name="dtype">The type.</param>
    /// <param name="shape">The shape; -1 for sizes that may vary, null when even the rank may.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A tensor that cannot be computed, only fed.</returns>
    public Tensor placeholder(TF_DataType dtype, Shape? shape = null, string? name = null)
        => Build.One("Placeholder", name, [], ("dtype", dtype), ("shape", shape ?? Shape.Null));
}
