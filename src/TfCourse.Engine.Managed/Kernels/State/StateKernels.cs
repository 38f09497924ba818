namespace TfCourse.Engine.Managed;

/// <summary>The kernels of variables and of the ops that update them.</summary>
internal static class StateKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("AssignAddVariableOp", AssignUpdateVariableOpKernel.Create<AddUpdate>);
        table.Add("AssignSubVariableOp", AssignUpdateVariableOpKernel.Create<SubUpdate>);
        table.Add("AssignVariableOp", AssignVariableOpKernel.Create);
        table.Add("DestroyResourceOp", DestroyResourceOpKernel.Create);
        table.Add("NoOp", static _ => Kernel.Of(static _ => { }));
        table.Add("ReadVariableOp", ReadVariableOpKernel.Create);
        table.Add("VarHandleOp", VarHandleOpKernel.Create);
        table.Add("VarIsInitializedOp", static _ => Kernel.Of(VarIsInitializedOpKernel.Run));
        table.Add("VariableShape", VariableShapeKernel.Create);
    }
}
