namespace Tensorflow;

/// <summary>Variables and the ops that update them.</summary>
internal static class StateOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("AssignVariableOp", AssignVariableOp.Define);
        table.Add("NoOp", NoOp.Define);
        table.Add("ReadVariableOp", ReadVariableOp.Define);
        table.Add("VarHandleOp", VarHandleOp.Define);
    }
}
