namespace Tensorflow;

/// <summary>IdentityN: each output is its input.</summary>
internal static class IdentityN
{
    public static OpDefinition Define() => new("IdentityN")
    {
        Inputs = ["input: list(T)"],
        Outputs = ["output: list(T)"],
        Attrs = ["T: list(type) >= 1"],
        Shape = InferShape,
        Gradient = Gradient.OfAll((_, dys) => dys),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        var shapes = new Shape[c.InputCount];
        for (int i = 0; i < shapes.Length; i++)
        {
            shapes[i] = c[i];
        }

        return shapes;
    }
}

/// <content>identity_n.</content>
public sealed partial class tensorflow
{
    /// <summary>The same values under names of their own; they are there only when all are.</summary>
    /// <param name="input">One or more tensors of any types.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>As many tensors.</returns>
    public Tensor[] identity_n(Tensor[] input, string? name = null) => Build.Many("IdentityN", name, input);
}
