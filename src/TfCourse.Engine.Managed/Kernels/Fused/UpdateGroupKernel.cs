namespace TfCourse.Engine.Managed;

/// <summary>Updates of several variables by one rule with the same hyperparameters, which are prepared once.</summary>
/// <param name="session">Whose variables they are.</param>
/// <param name="fusion">The updates.</param>
/// <param name="knowsHandles">Whether all handles are constants.</param>
internal sealed class UpdateGroupKernel(ManagedSession session, Fusion fusion, bool knowsHandles) : FusedKernel(session, fusion)
{
    private int _found = -1;

    protected override bool TryRun(KernelContext c)
    {
        // What a constant handle means is known until a variable is removed.
        int removals = c.Run.Session.Resources.Removals;
        bool knowsVariables = knowsHandles && _found == removals;
        var first = (UpdateKernel)Kernels[0];
        for (int i = 0; i < Kernels.Length; i++)
        {
            try
            {
                ((UpdateKernel)Kernels[i]).Run(Context(i), first.Elements, isPrepared: i > 0, knowsVariables);
            }
            catch (EngineException e)
            {
                throw e.At(Members[i].Info.Name, Members[i].Info.Op);
            }
        }

        _found = removals;
        return true;
    }
}
