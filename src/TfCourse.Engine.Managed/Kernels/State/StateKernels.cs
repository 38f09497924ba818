using static TfCourse.Engine.Managed.KernelTypes;

namespace TfCourse.Engine.Managed;

/// <summary>The kernels of variables and of the ops that update them.</summary>
internal static class StateKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("Assign", static node => AssignKernel.Create(node));
        table.Add("AssignAdd", static node => AssignUpdateKernel.Create<AddUpdate>(node));
        table.Add("AssignAddVariableOp", static node => AssignUpdateVariableOpKernel.Create<AddUpdate>(node));
        table.Add("AssignSub", static node => AssignUpdateKernel.Create<SubUpdate>(node));
        table.Add("AssignSubVariableOp", static node => AssignUpdateVariableOpKernel.Create<SubUpdate>(node));
        table.Add("AssignVariableOp", static node => AssignVariableOpKernel.Create(node));
        table.Add("ResourceCountUpTo", static node => Integer<ResourceCountUpToKernel>(node, node.Type("T")));
        table.Add("CountUpTo", static node => Integer<CountUpToKernel>(node, node.Type("T")));
        table.Add("DestroyResourceOp", static node => DestroyResourceOpKernel.Create(node));
        table.Add("DisableCopyOnRead", static _ => Kernel.Of(static _ => { }));
        table.Add("IsVariableInitialized", static _ => Kernel.Of(IsVariableInitializedKernel.Run));
        table.Add("NoOp", static _ => Kernel.Of(static _ => { }));
        table.Add("ReadVariableOp", static node => ReadVariableOpKernel.Create(node));
        table.Add("ResourceGather", static node => new ResourceGatherKernel(node));
        table.Add("ResourceGatherNd", static node => ResourceGatherNdKernel.Create(node));
        table.Add("ResourceScatterAdd", static node => ScatterKernel.Create<AddUpdate>(node));
        table.Add("ResourceScatterDiv", static node => ScatterKernel.Create<DivUpdate>(node));
        table.Add("ResourceScatterMax", static node => ScatterKernel.Create<MaxUpdate>(node));
        table.Add("ResourceScatterMin", static node => ScatterKernel.Create<MinUpdate>(node));
        table.Add("ResourceScatterMul", static node => ScatterKernel.Create<MulUpdate>(node));
        table.Add("ResourceScatterNdAdd", static node => ScatterNdUpdateKernel.Create<AddUpdate>(node));
        table.Add("ResourceScatterNdMax", static node => ScatterNdUpdateKernel.Create<MaxUpdate>(node));
        table.Add("ResourceScatterNdMin", static node => ScatterNdUpdateKernel.Create<MinUpdate>(node));
        table.Add("ResourceScatterNdSub", static node => ScatterNdUpdateKernel.Create<SubUpdate>(node));
        table.Add("ResourceScatterNdUpdate", static node => ScatterNdUpdateKernel.Replace(node));
        table.Add("ResourceScatterSub", static node => ScatterKernel.Create<SubUpdate>(node));
        table.Add("ResourceScatterUpdate", static node => ScatterKernel.Replace(node));
        table.Add("ResourceStridedSliceAssign", static node => StridedSliceAssignKernel.Create(node));
        table.Add("ScatterAdd", static node => ScatterKernel.Create<AddUpdate>(node));
        table.Add("ScatterDiv", static node => ScatterKernel.Create<DivUpdate>(node));
        table.Add("ScatterMax", static node => ScatterKernel.Create<MaxUpdate>(node));
        table.Add("ScatterMin", static node => ScatterKernel.Create<MinUpdate>(node));
        table.Add("ScatterMul", static node => ScatterKernel.Create<MulUpdate>(node));
        table.Add("ScatterNdAdd", static node => ScatterNdUpdateKernel.Create<AddUpdate>(node));
        table.Add("ScatterNdMax", static node => ScatterNdUpdateKernel.Create<MaxUpdate>(node));
        table.Add("ScatterNdMin", static node => ScatterNdUpdateKernel.Create<MinUpdate>(node));
        table.Add("ScatterNdSub", static node => ScatterNdUpdateKernel.Create<SubUpdate>(node));
        table.Add("ScatterNdUpdate", static node => ScatterNdUpdateKernel.Replace(node));
        table.Add("ScatterSub", static node => ScatterKernel.Create<SubUpdate>(node));
        table.Add("ScatterUpdate", static node => ScatterKernel.Replace(node));
        table.Add("StridedSliceAssign", static node => StridedSliceAssignKernel.Create(node));
        table.Add("VarHandleOp", static node => VarHandleOpKernel.Create(node));
        table.Add("VarIsInitializedOp", static _ => Kernel.Of(VarIsInitializedOpKernel.Run));
        table.Add("Variable", static node => VariableV2Kernel.Create(node));
        table.Add("VariableShape", static node => VariableShapeKernel.Create(node));
        table.Add("VariableV2", static node => VariableV2Kernel.Create(node));
    }
}
