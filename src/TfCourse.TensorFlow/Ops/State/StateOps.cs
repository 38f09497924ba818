namespace Tensorflow;

/// <summary>Variables and the ops that update them.</summary>
internal static class StateOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("Assign", static () => Assign.Define());
        table.Add("AssignAdd", static () => AssignAdd.Define("AssignAdd"));
        table.Add("AssignAddVariableOp", static () => AssignAddVariableOp.Define());
        table.Add("AssignSub", static () => AssignAdd.Define("AssignSub"));
        table.Add("AssignSubVariableOp", static () => AssignSubVariableOp.Define());
        table.Add("AssignVariableOp", static () => AssignVariableOp.Define());
        table.Add("CountUpTo", static () => CountUpTo.Define());
        table.Add("ResourceCountUpTo", static () => CountUpTo.Resource());
        table.Add("DestroyResourceOp", static () => DestroyResourceOp.Define());
        table.Add("DisableCopyOnRead", static () => DisableCopyOnRead.Define());
        table.Add("IsVariableInitialized", static () => IsVariableInitialized.Define());
        table.Add("NoOp", static () => NoOp.Define());
        table.Add("ReadVariableOp", static () => ReadVariableOp.Define());
        table.Add("ResourceGather", static () => ResourceGather.Define());
        table.Add("ResourceGatherNd", static () => ResourceGatherNd.Define());
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
        table.Add("VarHandleOp", static () => VarHandleOp.Define());
        table.Add("VarIsInitializedOp", static () => VarIsInitializedOp.Define());
        table.Add("Variable", static () => VariableV2.Define("Variable"));
        table.Add("VariableShape", static () => VariableShape.Define());
        table.Add("VariableV2", static () => VariableV2.Define("VariableV2"));
    }
}
