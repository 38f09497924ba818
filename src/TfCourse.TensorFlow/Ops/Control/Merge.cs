namespace Tensorflow;

/// <summary>Merge and RefMerge: the input that comes alive, and its number.</summary>
internal static class Merge
{
    public static OpDefinition Value() => Define("Merge", "N * T", "T");

    public static OpDefinition Reference() => Define("RefMerge", "Ref(N * T)", "Ref(T)");

    private static OpDefinition Define(string name, string inputs, string output) => new(name)
    {
        Inputs = [$"inputs: {inputs}"],
        Outputs = [$"output: {output}", "value_index: int32"],
        Attrs = ["T: type", "N: int >= 1"],
        Shape = InferShape,
        Gradient = Gradient.OfAll(Backward),
    };

    // The gradient goes to the input that came.
    private static Tensor?[] Backward(Operation op, Tensor?[] d)
    {
        Loops.Refuse(op, [.. op.InputTensors]);
        return [.. op.inputs.Select((_, i) => d[0] is null ? null : Build.Many("Switch", null, [d[0]!, Build.One("Equal", null, [op.outputs[1], i])])[1])];
    }

    // Sizes in which all inputs agree; a rank in which they do not is unknown, and so is all of a loop's first value.
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape common = c[0];
        for (int i = 1; i < c.InputCount; i++)
        {
            common = Common(common, c[i]);
        }

        return [common, Shape.Scalar];
    }

    private static Shape Common(Shape a, Shape b)
        => a.IsNull || b.IsNull || a.ndim != b.ndim ? Shape.Null : new Shape([.. a.dims.Zip(b.dims, (x, y) => x == y ? x : -1)]);
}
