namespace Tensorflow;

/// <summary>StringJoin: strings joined element by element.</summary>
internal static class StringJoin
{
    public static OpDefinition Define() => new("StringJoin")
    {
        Inputs = ["inputs: N * string"],
        Outputs = ["output: string"],
        Attrs = ["N: int >= 0", "separator: string = ''"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.None("strings are not differentiable"),
    };

    private static Shape InferShape(ShapeContext c)
    {
        bool allScalar = true;
        Shape shape = Shape.Null;
        for (int i = 0; i < c.InputCount; i++)
        {
            allScalar &= c[i].ndim == 0;
            shape = c[i].ndim == 0 ? shape : c.Merge(shape, c[i]);
        }

        return allScalar ? Shape.Scalar : shape;
    }
}

/// <content>join.</content>
public sealed partial class strings_api
{
    /// <summary>Strings joined element by element with a separator; scalars go with every element.</summary>
    /// <param name="inputs">Tensors of one shape, or scalars.</param>
    /// <param name="separator">Stands between the parts.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Strings in that shape.</returns>
    /// <exception cref="ValueError">The shapes differ.</exception>
    public Tensor join(Tensor[] inputs, string separator = "", string? name = null) => Build.One("StringJoin", name, inputs, ("separator", separator), ("N", inputs.Length));
}
