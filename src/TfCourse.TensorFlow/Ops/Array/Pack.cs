namespace Tensorflow;

/// <summary>Pack: tensors of one shape side by side along a new axis.</summary>
internal static class Pack
{
    public static OpDefinition Define() => new("Pack")
    {
        Inputs = ["values: N * T"],
        Outputs = ["output: T"],
        Attrs = ["N: int >= 1", "T: type", "axis: int = 0"],
        Shape = InferShape,
        Gradient = Gradient.Of((op, dy) => Build.Many("Unpack", "unstack", [dy], ("num", (long)op.inputs.Count), ("axis", op.get_attr<long>("axis")))),
    };

    /// <summary>The place of the axis attribute among rank axes, counted from the front.</summary>
    public static int Axis(ShapeContext c, int rank)
    {
        long axis = c.Attr<long>("axis");
        c.Require(axis >= -rank && axis < rank, $"Invalid axis: {axis}; must be in [{-rank},{rank})");
        return (int)(axis < 0 ? axis + rank : axis);
    }

    private static Shape[] InferShape(ShapeContext c)
    {
        Shape part = ShapeRules.Merged(c)[0];
        if (part.IsNull)
        {
            return [Shape.Null];
        }

        var dims = part.dims.ToList();
        dims.Insert(Axis(c, part.ndim + 1), c.InputCount);
        return [new Shape([.. dims])];
    }
}

/// <content>stack.</content>
public sealed partial class tensorflow
{
    /// <summary>Tensors of one shape side by side along a new axis: three of [2, 4] give [3, 2, 4] for axis 0.</summary>
    /// <param name="values">One or more, of equal type and shape.</param>
    /// <param name="axis">Where the new axis stands: in [-rank - 1, rank].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Rank + 1 axes.</returns>
    /// <exception cref="ValueError">The shapes differ, or the axis is out of range.</exception>
    public Tensor stack(Tensor[] values, int axis = 0, string? name = "stack")
        => values.Length > 0 && axis == 0 && Array.TrueForAll(values, v => v is Literal { shape.IsScalar: true, dtype: TF_DataType.TF_INT32 })
            ? constant(Array.ConvertAll(values, v => ((Literal)v).Value.Values<int>()[0]), name: name ?? "stack")
            : Build.One("Pack", name ?? "stack", values, ("axis", axis));

    /// <summary>Tensors, numbers or arrays of one shape side by side along a new axis.</summary>
    /// <param name="values">A list or array of tensors, or an array of numbers.</param>
    /// <param name="axis">Where the new axis stands: in [-rank - 1, rank].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Rank + 1 axes.</returns>
    /// <exception cref="ValueError">The shapes differ, or the axis is out of range.</exception>
    public Tensor stack(object values, int axis = 0, string? name = "stack") => stack(TensorLists.Of(values), axis, name);
}
