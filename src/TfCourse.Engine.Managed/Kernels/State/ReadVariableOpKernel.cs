namespace TfCourse.Engine.Managed;

/// <summary>The value of a variable at this moment; its memory is shared until someone writes.</summary>
internal static class ReadVariableOpKernel
{
    public static Kernel Create(NodeInfo node)
    {
        Tensorflow.DataType type = node.Type("dtype");
        return Kernel.Of(c =>
        {
            Variable variable = Variables.Find(c, 0, StatusCode.FailedPrecondition);
            while (!variable.TryRead(type, c.Result(0)))
            {
                // Says what is wrong, unless another thread has just put it right.
                Variables.Value(c, 0, variable, type, StatusCode.FailedPrecondition);
            }
        });
    }
}
