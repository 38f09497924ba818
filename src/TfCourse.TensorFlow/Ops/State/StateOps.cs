namespace Tensorflow;

/// <summary>Variables and the ops that update them.</summary>
internal static class StateOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("AssignAddVariableOp", AssignAddVariableOp.Define);
        table.Add("AssignSubVariableOp", AssignSubVariableOp.Define);
        table.Add("AssignVariableOp", AssignVariableOp.Define);
        table.Add("DestroyResourceOp", DestroyResourceOp.Define);
        table.Add("NoOp", NoOp.Define);
        table.Add("ReadVariableOp", ReadVariableOp.Define);
        table.Add("VarHandleOp", VarHandleOp.Define);
        table.Add("VarIsInitializedOp", VarIsInitializedOp.Define);
        table.Add("VariableShape", VariableShape.Define);
    }
}
