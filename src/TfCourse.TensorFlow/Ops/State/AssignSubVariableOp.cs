namespace Tensorflow;

/// <summary>AssignSubVariableOp: variable ← variable − value.</summary>
internal static class AssignSubVariableOp
{
    public static OpDefinition Define() => new("AssignSubVariableOp")
    {
        Inputs = ["resource: resource", "value: dtype"],
        Attrs = ["dtype: type"],
        Shape = AssignVariableOp.InferShape,
        Gradient = Gradient.Missing("an update has no outputs"),
        IsStateful = true,
    };
}
