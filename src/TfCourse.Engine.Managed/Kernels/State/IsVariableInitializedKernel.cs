namespace TfCourse.Engine.Managed;

/// <summary>Whether the variable referred to has a value.</summary>
internal static class IsVariableInitializedKernel
{
    public static void Run(KernelContext c)
    {
        Variable variable = References.Variable(c, 0);
        using (variable.Lock.Hold())
        {
            c.Output<bool>(0, default)[0] = variable.IsInitialized;
        }
    }
}
