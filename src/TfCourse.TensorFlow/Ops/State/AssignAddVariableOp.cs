namespace Tensorflow;

/// <summary>AssignAddVariableOp: variable ← variable + value.</summary>
internal static class AssignAddVariableOp
{
    public static OpDefinition Define() => new("AssignAddVariableOp")
    {
        Inputs = ["resource: resource", "value: dtype"],
        Attrs = ["dtype: type"],
        Shape = AssignVariableOp.InferShape,
        Gradient = Gradient.Missing("an update has no outputs"),
        IsStateful = true,
    };
}
