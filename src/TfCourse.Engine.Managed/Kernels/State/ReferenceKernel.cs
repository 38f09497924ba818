namespace TfCourse.Engine.Managed;

/// <summary>
/// A kernel some of whose inputs are references to variables (legacy graphs): those that it takes as plain values hold the
/// variable's value of this moment while it runs.
/// </summary>
internal sealed class ReferenceKernel(Kernel kernel) : Kernel
{
    /// <summary>A kernel whose inputs are such.</summary>
    public static Kernel Of(Kernel kernel) => kernel switch
    {
        // Queues look at the inputs that they keep themselves: their handle may be a reference that stays one.
        QueueKernel => kernel,
        WaitingKernel waiting => new WaitingReferenceKernel(waiting),
        _ => new ReferenceKernel(kernel),
    };

    public override void Run(KernelContext c)
    {
        Load(c);
        kernel.Run(c);
        Unload(c);
    }

    /// <summary>Brings in the values of the variables that inputs refer to.</summary>
    public static void Load(KernelContext c)
    {
        for (int i = 0; i < c.InputCount; i++)
        {
            if (c.Value(i).Variable is { } variable)
            {
                if (!c.Node.Definition.AllowsUninitializedInput)
                {
                    References.Require(variable);
                }

                if (!c.Node.InputTypes[i].IsRef())
                {
                    c.Value(i).LoadReference();
                }
            }
        }
    }

    /// <summary>Lets them go.</summary>
    public static void Unload(KernelContext c)
    {
        for (int i = 0; i < c.InputCount; i++)
        {
            c.Value(i).UnloadReference();
        }
    }
}

/// <summary>The same of a kernel that may have to wait: its inputs are read when it begins.</summary>
internal sealed class WaitingReferenceKernel(WaitingKernel kernel) : WaitingKernel
{
    public override IAttempt Begin(KernelContext c)
    {
        ReferenceKernel.Load(c);
        IAttempt attempt = kernel.Begin(c);
        ReferenceKernel.Unload(c);
        return attempt;
    }

    public override void Finish(KernelContext c, IAttempt attempt) => kernel.Finish(c, attempt);
}
