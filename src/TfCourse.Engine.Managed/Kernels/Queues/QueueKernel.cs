namespace TfCourse.Engine.Managed;

/// <summary>The kernel of an op that puts something into a queue, takes something out, or closes it.</summary>
internal abstract class QueueKernel : WaitingKernel
{
    public sealed override void Finish(KernelContext c, IAttempt attempt)
    {
        var done = (QueueAttempt)attempt;
        if (done.Error is { } error)
        {
            throw error;
        }

        SetOutputs(c, done);
    }

    protected virtual void SetOutputs(KernelContext c, QueueAttempt attempt)
    {
    }
}
