namespace Tensorflow;

/// <summary>Select: output = condition ? t : e, for conditions of their shape, scalars, and vectors that pick rows.</summary>
internal static class Select
{
    public static OpDefinition Define() => new("Select")
    {
        Inputs = ["condition: bool", "t: T", "e: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type"],
        Shape = InferShape,
        Gradient = Gradient.Of(Backward),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        Shape data = c.Merge(c[1], c[2]), condition = c[0];
        if (condition.IsNull || data.IsNull || condition.ndim == 0)
        {
            return [data];
        }

        bool rows = condition.ndim == 1 && data.ndim != 1;
        if (rows && data.ndim > 0)
        {
            c.Merge(condition, data[..1]);
            return [data];
        }

        return [c.Merge(data, condition)];
    }

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor condition = op.inputs[0], zeros = Build.One("ZerosLike", null, [op.inputs[1]]);
        return [null, Build.One("Select", null, [condition, dy, zeros]), Build.One("Select", null, [condition, zeros, dy])];
    }
}
