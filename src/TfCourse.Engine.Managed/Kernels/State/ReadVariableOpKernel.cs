namespace TfCourse.Engine.Managed;

/// <summary>The value of a variable at this moment; its memory is shared until someone writes.</summary>
internal static class ReadVariableOpKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        Variable variable = Variables.Typed(c, 0, c.Node.Type("dtype"), StatusCode.FailedPrecondition);
        lock (variable.Lock)
        {
            c.Result(0).ShareFrom(variable.Value, variable.Value.Dims);
        }
    });
}
