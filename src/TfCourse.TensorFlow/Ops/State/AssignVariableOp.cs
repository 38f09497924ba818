namespace Tensorflow;

/// <summary>AssignVariableOp: sets a variable.</summary>
internal static class AssignVariableOp
{
    public static OpDefinition Define() => new("AssignVariableOp")
    {
        Inputs = ["resource: resource", "value: dtype"],
        Attrs = ["dtype: type", "validate_shape: bool = false"],
        Shape = c =>
        {
            c.Merge(VariableShapes.Of(c.Op.InputTensors[0]), c[1]);
            return [];
        },
        Gradient = Gradient.Missing("setting a variable has no outputs"),
        IsStateful = true,
    };
}
