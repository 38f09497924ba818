namespace Tensorflow;

/// <summary>Variables and the ops that update them.</summary>
internal static class StateOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("Assign", Assign.Define);
        table.Add("AssignAdd", static () => AssignAdd.Define("AssignAdd"));
        table.Add("AssignAddVariableOp", AssignAddVariableOp.Define);
        table.Add("AssignSub", static () => AssignAdd.Define("AssignSub"));
        table.Add("AssignSubVariableOp", AssignSubVariableOp.Define);
        table.Add("AssignVariableOp", AssignVariableOp.Define);
        table.Add("CountUpTo", CountUpTo.Define);
        table.Add("ResourceCountUpTo", CountUpTo.Resource);
        table.Add("DestroyResourceOp", DestroyResourceOp.Define);
        table.Add("DisableCopyOnRead", DisableCopyOnRead.Define);
        table.Add("IsVariableInitialized", IsVariableInitialized.Define);
        table.Add("NoOp", NoOp.Define);
        table.Add("ReadVariableOp", ReadVariableOp.Define);
        table.Add("ResourceGather", ResourceGather.Define);
        table.Add("ResourceGatherNd", ResourceGatherNd.Define);
        table.Add("ResourceScatterAdd", static () => Scatter.Define("ResourceScatterAdd"));
        table.Add("ResourceScatterDiv", static () => Scatter.Define("ResourceScatterDiv"));
        table.Add("ResourceScatterMax", static () => Scatter.Define("ResourceScatterMax"));
        table.Add("ResourceScatterMin", static () => Scatter.Define("ResourceScatterMin"));
        table.Add("ResourceScatterMul", static () => Scatter.Define("ResourceScatterMul"));
        table.Add("ResourceScatterNdAdd", static () => ScatterNdUpdates.Define("ResourceScatterNdAdd"));
        table.Add("ResourceScatterNdMax", static () => ScatterNdUpdates.Define("ResourceScatterNdMax"));
        table.Add("ResourceScatterNdMin", static () => ScatterNdUpdates.Define("ResourceScatterNdMin"));
        table.Add("ResourceScatterNdSub", static () => ScatterNdUpdates.Define("ResourceScatterNdSub"));
        table.Add("ResourceScatterNdUpdate", static () => ScatterNdUpdates.Define("ResourceScatterNdUpdate"));
        table.Add("ResourceScatterSub", static () => Scatter.Define("ResourceScatterSub"));
        table.Add("ResourceScatterUpdate", static () => Scatter.Define("ResourceScatterUpdate"));
        table.Add("ResourceStridedSliceAssign", static () => StridedSliceAssign.Define("ResourceStridedSliceAssign"));
        table.Add("ScatterAdd", static () => Scatter.Define("ScatterAdd"));
        table.Add("ScatterDiv", static () => Scatter.Define("ScatterDiv"));
        table.Add("ScatterMax", static () => Scatter.Define("ScatterMax"));
        table.Add("ScatterMin", static () => Scatter.Define("ScatterMin"));
        table.Add("ScatterMul", static () => Scatter.Define("ScatterMul"));
        table.Add("ScatterNdAdd", static () => ScatterNdUpdates.Define("ScatterNdAdd"));
        table.Add("ScatterNdMax", static () => ScatterNdUpdates.Define("ScatterNdMax"));
        table.Add("ScatterNdMin", static () => ScatterNdUpdates.Define("ScatterNdMin"));
        table.Add("ScatterNdSub", static () => ScatterNdUpdates.Define("ScatterNdSub"));
        table.Add("ScatterNdUpdate", static () => ScatterNdUpdates.Define("ScatterNdUpdate"));
        table.Add("ScatterSub", static () => Scatter.Define("ScatterSub"));
        table.Add("ScatterUpdate", static () => Scatter.Define("ScatterUpdate"));
        table.Add("StridedSliceAssign", static () => StridedSliceAssign.Define("StridedSliceAssign"));
        table.Add("VarHandleOp", VarHandleOp.Define);
        table.Add("VarIsInitializedOp", VarIsInitializedOp.Define);
        table.Add("Variable", static () => VariableV2.Define("Variable"));
        table.Add("VariableShape", VariableShape.Define);
        table.Add("VariableV2", static () => VariableV2.Define("VariableV2"));
    }
}
