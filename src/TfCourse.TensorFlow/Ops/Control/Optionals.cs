namespace Tensorflow;

/// <summary>OptionalFromValue, OptionalNone, OptionalHasValue, OptionalGetValue: tensors or nothing, as one value.</summary>
internal static class Optionals
{
    public static OpDefinition FromValue() => new("OptionalFromValue")
    {
        Inputs = ["components: list(Toutput_types)"],
        Outputs = ["optional: variant"],
        Attrs = ["Toutput_types: list(type) >= 1"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Of((op, d) => Build.Many("OptionalGetValue", null, [d],
            ("output_types", op.get_attr<TF_DataType[]>("Toutput_types")), ("output_shapes", op.inputs.Select(i => i.shape).ToArray()))),
    };

    public static OpDefinition None() => new("OptionalNone")
    {
        Outputs = ["optional: variant"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Missing("it has no inputs"),
    };

    public static OpDefinition HasValue() => new("OptionalHasValue")
    {
        Inputs = ["optional: variant"],
        Outputs = ["has_value: bool"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Missing("its output is boolean"),
    };

    public static OpDefinition GetValue() => new("OptionalGetValue")
    {
        Inputs = ["optional: variant"],
        Outputs = ["components: list(output_types)"],
        Attrs = ["output_types: list(type) >= 1", "output_shapes: list(shape) >= 1"],
        Shape = c =>
        {
            Shape[] shapes = c.Attr<Shape[]>("output_shapes");
            c.Require(shapes.Length == c.Attr<TF_DataType[]>("output_types").Length, "`output_types` and `output_shapes` must be the same length");
            return shapes;
        },
        Gradient = Gradient.OfAll((op, d) => [Build.One("OptionalFromValue", null,
            [.. d.Select((g, i) => g ?? Build.One("ZerosLike", null, [op.outputs[i]]))])]),
    };
}
