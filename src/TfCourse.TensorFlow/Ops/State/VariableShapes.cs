namespace Tensorflow;

/// <summary>The static shape of what a handle refers to.</summary>
internal static class VariableShapes
{
    /// <summary>The shape that the variable's handle op declares, seen through Identity; unknown for other handles.</summary>
    public static Shape Of(GraphTensor handle)
    {
        while (handle.op.type == "Identity")
        {
            handle = handle.op.InputTensors[0];
        }

        return handle.op.type == "VarHandleOp" ? handle.op.get_attr<Shape>("shape") : Shape.Null;
    }
}
