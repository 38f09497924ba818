namespace Tensorflow;

/// <summary>Cast: y = x in another type.</summary>
internal static class Cast
{
    public static OpDefinition Define() => new("Cast")
    {
        Inputs = ["x: SrcT"],
        Outputs = ["y: DstT"],
        Attrs =
        [
            "SrcT: type",
            "DstT: type",
            "Truncate: bool = false",
        ],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [Flows(op.inputs[0].dtype) && Flows(dy.dtype) ? Build.One("Cast", null, [dy], ("DstT", op.inputs[0].dtype.as_base_dtype())) : null]),
    };

    private static bool Flows(TF_DataType type) => type.is_floating() || type.is_complex();
}

/// <content>cast.</content>
public sealed partial class tensorflow
{
    /// <summary>The same values in another type, element by element. Floats lose their fraction on the way to integers, integers wrap, bool is 0 or 1, a number is true unless it is 0. The gradient flows between float types only.</summary>
    /// <param name="x">Any shape; any type of numbers, or bool.</param>
    /// <param name="dtype">The type wanted.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape of x, of the type; x itself when it has the type already.</returns>
    public Tensor cast(Tensor x, TF_DataType dtype, string? name = null)
        => x.dtype.as_base_dtype() == dtype.as_base_dtype() ? Same(x, name)
            : x is IndexedSlices s ? new IndexedSlices(cast(s.values, dtype, name), s.indices, s.dense_shape)
            : Build.One("Cast", name, [x], ("DstT", dtype.as_base_dtype()));

    // A number or a variable becomes a tensor under the cast's name, though nothing is left to cast.
    private static Tensor Same(Tensor x, string? name)
    {
        if (x is not Literal)
        {
            return x;
        }

        using var scope = new ops.NameScope(name, "Cast");
        return x.In(ops.get_default_graph(), TF_DataType.DtInvalid, "x");
    }
}
