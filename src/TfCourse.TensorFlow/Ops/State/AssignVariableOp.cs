namespace Tensorflow;

/// <summary>AssignVariableOp: sets a variable.</summary>
internal static class AssignVariableOp
{
    public static OpDefinition Define() => new("AssignVariableOp")
    {
        Inputs = ["resource: resource", "value: dtype"],
        Attrs = ["dtype: type", "validate_shape: bool = false"],
        Shape = InferShape,
        Gradient = Gradient.Missing("setting a variable has no outputs"),
        IsStateful = true,
    };

    /// <summary>The value must fit what the variable declares.</summary>
    public static Shape[] InferShape(ShapeContext c)
    {
        c.Merge(VariableShapes.Typed(c, 0), c[1]);
        return [];
    }
}
