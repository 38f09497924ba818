namespace TfCourse.Engine.Managed;

/// <summary>
/// The kernel of an op that may have to wait for another node or another run: to begin and to finish are two steps, between which the
/// nodes that can run do.
/// </summary>
internal abstract class WaitingKernel : Kernel
{
    /// <summary>Reads the inputs, of which nothing is needed afterwards, and gets in line.</summary>
    public abstract IAttempt Begin(KernelContext c);

    /// <summary>Sets the outputs from an attempt that is over.</summary>
    /// <exception cref="EngineException">It failed.</exception>
    public abstract void Finish(KernelContext c, IAttempt attempt);

    public override void Run(KernelContext c)
    {
        IAttempt attempt = Begin(c);
        bool over = false;
        try
        {
            while (!(over = attempt.Advance()))
            {
                c.Run.Wait();
            }
        }
        finally
        {
            if (!over)
            {
                attempt.Abandon();
            }
        }

        Finish(c, attempt);
    }
}

/// <summary>What a node has begun that may have to wait.</summary>
internal interface IAttempt
{
    /// <summary>Does what can be done now, without waiting. When that is not all, the run is woken as soon as there may be more.</summary>
    /// <returns>Whether it is over, be it by a failure.</returns>
    bool Advance();

    /// <summary>Gives it up, if it still waits: what it had taken goes back.</summary>
    void Abandon();
}
