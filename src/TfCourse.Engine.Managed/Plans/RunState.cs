namespace TfCourse.Engine.Managed;

/// <summary>What the kernels of one run share.</summary>
internal sealed class RunState(ManagedSession session)
{
    public ManagedSession Session => session;

    /// <summary>Memory that goes back and is used again by the next run.</summary>
    public BlockPool Pool { get; } = new();

    public CancellationToken Cancellation { get; set; }
}
