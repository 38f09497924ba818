namespace Tensorflow;

/// <summary>VariableShape: the sizes of a variable's value at this moment.</summary>
internal static class VariableShape
{
    public static OpDefinition Define() => new("VariableShape")
    {
        Inputs = ["input: resource"],
        Outputs = ["output: out_type"],
        Attrs = ["out_type: {int32, int64} = int32"],
        Shape = static c => [VariableShapes.Of(c.Op.InputTensors[0]) is { IsNull: false } shape ? new Shape(shape.ndim) : ShapeContext.Unknown(1)],
        Gradient = Gradient.None("sizes are integers"),
        IsStateful = true,
    };
}
