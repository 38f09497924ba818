namespace Tensorflow;

/// <summary>ReadVariableOp: the value of a variable at this moment. Its gradient is that of the variable.</summary>
internal static class ReadVariableOp
{
    public static OpDefinition Define() => new("ReadVariableOp")
    {
        Inputs = ["resource: resource"],
        Outputs = ["value: dtype"],
        Attrs = ["dtype: type"],
        Shape = c => [VariableShapes.Typed(c, 0)],
        Gradient = Gradient.Of((_, dy) => [dy]),
        IsStateful = true,
    };
}
