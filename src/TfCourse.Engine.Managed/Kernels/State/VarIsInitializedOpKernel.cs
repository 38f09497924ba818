namespace TfCourse.Engine.Managed;

/// <summary>Whether a variable has a value.</summary>
internal static class VarIsInitializedOpKernel
{
    public static void Run(KernelContext c)
    {
        bool initialized = false;
        if (c.Run.Session.Resources.TryGet(Variables.Handle(c, 0), out object? resource) && resource is Variable variable)
        {
            using (variable.Lock.Hold())
            {
                initialized = variable.IsInitialized;
            }
        }

        c.Output<bool>(0, default)[0] = initialized;
    }
}
