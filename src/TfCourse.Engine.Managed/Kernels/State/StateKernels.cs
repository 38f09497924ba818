using static TfCourse.Engine.Managed.KernelTypes;

namespace TfCourse.Engine.Managed;

/// <summary>The kernels of variables and of the ops that update them.</summary>
internal static class StateKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("Assign", AssignKernel.Create);
        table.Add("AssignAdd", AssignUpdateKernel.Create<AddUpdate>);
        table.Add("AssignAddVariableOp", AssignUpdateVariableOpKernel.Create<AddUpdate>);
        table.Add("AssignSub", AssignUpdateKernel.Create<SubUpdate>);
        table.Add("AssignSubVariableOp", AssignUpdateVariableOpKernel.Create<SubUpdate>);
        table.Add("AssignVariableOp", AssignVariableOpKernel.Create);
        table.Add("ResourceCountUpTo", static node => Integer<ResourceCountUpToKernel>(node, node.Type("T")));
        table.Add("CountUpTo", static node => Integer<CountUpToKernel>(node, node.Type("T")));
        table.Add("DestroyResourceOp", DestroyResourceOpKernel.Create);
        table.Add("DisableCopyOnRead", static _ => Kernel.Of(static _ => { }));
        table.Add("IsVariableInitialized", static _ => Kernel.Of(IsVariableInitializedKernel.Run));
        table.Add("NoOp", static _ => Kernel.Of(static _ => { }));
        table.Add("ReadVariableOp", ReadVariableOpKernel.Create);
        table.Add("ResourceGather", static node => new ResourceGatherKernel(node));
        table.Add("ResourceGatherNd", ResourceGatherNdKernel.Create);
        table.Add("ResourceScatterAdd", ScatterKernel.Create<AddUpdate>);
        table.Add("ResourceScatterDiv", ScatterKernel.Create<DivUpdate>);
        table.Add("ResourceScatterMax", ScatterKernel.Create<MaxUpdate>);
        table.Add("ResourceScatterMin", ScatterKernel.Create<MinUpdate>);
        table.Add("ResourceScatterMul", ScatterKernel.Create<MulUpdate>);
        table.Add("ResourceScatterNdAdd", ScatterNdUpdateKernel.Create<AddUpdate>);
        table.Add("ResourceScatterNdMax", ScatterNdUpdateKernel.Create<MaxUpdate>);
        table.Add("ResourceScatterNdMin", ScatterNdUpdateKernel.Create<MinUpdate>);
        table.Add("ResourceScatterNdSub", ScatterNdUpdateKernel.Create<SubUpdate>);
        table.Add("ResourceScatterNdUpdate", ScatterNdUpdateKernel.Replace);
        table.Add("ResourceScatterSub", ScatterKernel.Create<SubUpdate>);
        table.Add("ResourceScatterUpdate", ScatterKernel.Replace);
        table.Add("ResourceStridedSliceAssign", StridedSliceAssignKernel.Create);
        table.Add("ScatterAdd", ScatterKernel.Create<AddUpdate>);
        table.Add("ScatterDiv", ScatterKernel.Create<DivUpdate>);
        table.Add("ScatterMax", ScatterKernel.Create<MaxUpdate>);
        table.Add("ScatterMin", ScatterKernel.Create<MinUpdate>);
        table.Add("ScatterMul", ScatterKernel.Create<MulUpdate>);
        table.Add("ScatterNdAdd", ScatterNdUpdateKernel.Create<AddUpdate>);
        table.Add("ScatterNdMax", ScatterNdUpdateKernel.Create<MaxUpdate>);
        table.Add("ScatterNdMin", ScatterNdUpdateKernel.Create<MinUpdate>);
        table.Add("ScatterNdSub", ScatterNdUpdateKernel.Create<SubUpdate>);
        table.Add("ScatterNdUpdate", ScatterNdUpdateKernel.Replace);
        table.Add("ScatterSub", ScatterKernel.Create<SubUpdate>);
        table.Add("ScatterUpdate", ScatterKernel.Replace);
        table.Add("StridedSliceAssign", StridedSliceAssignKernel.Create);
        table.Add("VarHandleOp", VarHandleOpKernel.Create);
        table.Add("VarIsInitializedOp", static _ => Kernel.Of(VarIsInitializedOpKernel.Run));
        table.Add("Variable", VariableV2Kernel.Create);
        table.Add("VariableShape", VariableShapeKernel.Create);
        table.Add("VariableV2", VariableV2Kernel.Create);
    }
}
