namespace Tensorflow;

/// <summary>Unpack: the parts of a tensor along an axis, which they lose.</summary>
internal static class Unpack
{
    public static OpDefinition Define() => new("Unpack")
    {
        Inputs = ["value: T"],
        Outputs = ["output: num * T"],
        Attrs = ["num: int >= 0", "T: type", "axis: int = 0"],
        Shape = InferShape,
        Gradient = Gradient.OfAll((op, dys) => [Build.One("Pack", "stack", dys!, ("axis", op.get_attr<long>("axis")))]),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        long num = c.Attr<long>("num");
        Shape part = Shape.Null;
        if (!c[0].IsNull)
        {
            int axis = Pack.Axis(c, c[0].ndim);
            ArrayShapes.WithValue(c, c[0][axis], num);
            var dims = c[0].dims.ToList();
            dims.RemoveAt(axis);
            part = new Shape([.. dims]);
        }

        return [.. Enumerable.Repeat(part, checked((int)num))];
    }
}

/// <content>unstack.</content>
public sealed partial class tensorflow
{
    /// <summary>The parts of a tensor along an axis, which they lose: [3, 4] gives three of [4] for axis 0.</summary>
    /// <param name="value">A tensor of at least one axis.</param>
    /// <param name="num">How many parts; null for the size of the axis, which then has to be known.</param>
    /// <param name="axis">The axis, in [-rank, rank).</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The parts, in order.</returns>
    /// <exception cref="ValueError">The axis is out of range, or num is null and the size not known.</exception>
    public Tensor[] unstack(Tensor value, int? num = null, int axis = 0, string? name = "unstack")
        => Build.Many("Unpack", name ?? "unstack", [value], ("num", num ?? Splitting.SizeOf(value, axis)), ("axis", axis));
}
