namespace TfCourse.Engine.Managed;

/// <summary>
/// The kernel of an op that may have to wait for another node or another run: to begin and to finish are two steps, between which the
/// nodes that can run do.
/// </summary>
internal abstract class WaitingKernel : Kernel
{
    /// <summary>Reads the inputs, of which nothing is needed afterwards, and gets in line.</summary>
    public abstract QueueAttempt Begin(KernelContext c);

    /// <summary>Sets the outputs from an attempt that is done.</summary>
    /// <exception cref="EngineException">It failed.</exception>
    public void Finish(KernelContext c, QueueAttempt attempt)
    {
        if (attempt.Error is { } error)
        {
            throw error;
        }

        SetOutputs(c, attempt);
    }

    protected virtual void SetOutputs(KernelContext c, QueueAttempt attempt)
    {
    }

    public override void Run(KernelContext c)
    {
        QueueAttempt attempt = Begin(c);
        try
        {
            while (!attempt.IsDone)
            {
                c.Run.Wait();
            }
        }
        finally
        {
            attempt.Abandon();
        }

        Finish(c, attempt);
    }
}
