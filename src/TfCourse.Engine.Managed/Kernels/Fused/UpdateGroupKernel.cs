namespace TfCourse.Engine.Managed;

/// <summary>Updates of several variables by one rule with the same hyperparameters, which are prepared once.</summary>
internal sealed class UpdateGroupKernel(ManagedSession session, Fusion fusion) : FusedKernel(session, fusion)
{
    protected override bool TryRun(KernelContext c)
    {
        var first = (UpdateKernel)Kernels[0];
        for (int i = 0; i < Kernels.Length; i++)
        {
            try
            {
                ((UpdateKernel)Kernels[i]).Run(Context(i), first.Elements, isPrepared: i > 0);
            }
            catch (EngineException e)
            {
                throw e.At(Members[i].Info.Name, Members[i].Info.Op);
            }
        }

        return true;
    }
}
