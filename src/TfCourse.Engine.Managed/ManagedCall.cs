using System.Collections.Concurrent;

namespace TfCourse.Engine.Managed;

/// <summary>A compiled call; as many instances of its plan exist as threads have run it at once.</summary>
internal sealed class ManagedCall(ManagedSession session, Plan plan) : IEngineCall
{
    private readonly ConcurrentBag<PlanInstance> _idle = [];

    public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation = default)
    {
        session.ThrowIfDisposed();
        if (feeds.Length != plan.Feeds.Length || fetches.Length != plan.Fetches.Length)
        {
            throw new ArgumentException($"The call takes {plan.Feeds.Length} feeds and {plan.Fetches.Length} fetches, not {feeds.Length} and {fetches.Length}.", nameof(feeds));
        }

        // An instance whose run fails is dropped: what its values hold is then garbage, not state.
        PlanInstance instance = _idle.TryTake(out PlanInstance? idle) ? idle : new PlanInstance(plan, new RunState(session));
        instance.Run(feeds, fetches, cancellation);
        _idle.Add(instance);
    }
}
