namespace Tensorflow;

/// <summary>Add: z = x + y with broadcasting; joins strings. Graphs of today have AddV2 for numbers.</summary>
internal static class Add
{
    public static OpDefinition Define() => new("Add")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, uint8, int8, int16, int32, int64, complex64, complex128, string}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of(Backward),
    };

    public static Tensor?[] Backward(Operation op, Tensor dy) => Broadcasting.Reduce(op, dy, dy);
}

/// <content>add.</content>
public sealed partial class tensorflow
{
    /// <summary>The sum, element by element: z = x + y; shapes stretch over each other, integers wrap, strings join.</summary>
    /// <param name="a">Any shape, any numeric type, or strings.</param>
    /// <param name="b">Same type, a shape that stretches with a's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor add(Tensor a, Tensor b, string? name = null)
        => Build.One(a.dtype == TF_DataType.TF_STRING ? "Add" : "AddV2", name ?? "Add", [a, b]);
}
