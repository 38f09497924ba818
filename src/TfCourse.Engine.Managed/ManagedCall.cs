using System.Collections.Concurrent;

namespace TfCourse.Engine.Managed;

/// <summary>A compiled call; as many instances of its plan exist as threads have run it at once.</summary>
internal sealed class ManagedCall(ManagedSession session, Plan plan) : IEngineCall
{
    private readonly ConcurrentBag<(PlanInstance Plan, RunState State)> _idle = [];

    public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation = default)
    {
        session.ThrowIfDisposed();
        if (feeds.Length != plan.Feeds.Length || fetches.Length != plan.Fetches.Length)
        {
            throw new ArgumentException($"The call takes {plan.Feeds.Length} feeds and {plan.Fetches.Length} fetches, not {feeds.Length} and {fetches.Length}.", nameof(feeds));
        }

        // An instance whose run fails is dropped: what its values hold is then garbage, not state.
        (PlanInstance instance, RunState run) = _idle.TryTake(out var idle) ? idle : Create();
        run.Cancellation = cancellation;
        for (int i = 0; i < feeds.Length; i++)
        {
            if (feeds[i].DataType != plan.FeedTypes[i])
            {
                throw EngineException.InvalidArgument($"feed {i} is of type {feeds[i].DataType.Name()}, the tensor it stands for of type {plan.FeedTypes[i].Name()}");
            }

            instance.Arguments[i].CopyFrom(feeds[i], run.Pool);
        }

        Workers? before = Workers.Enter(session.Workers);
        try
        {
            instance.Execute();
        }
        finally
        {
            Workers.Enter(before);
        }

        for (int i = 0; i < fetches.Length; i++)
        {
            TensorValue value = References.Read(instance.Results[i]);
            fetches[i] = value.IsSet ? value.ToHost() : throw EngineException.InvalidArgument($"Retval[{i}] does not have value");
        }

        instance.Clear();
        run.End();
        _idle.Add((instance, run));
    }

    private (PlanInstance Plan, RunState State) Create()
    {
        var run = new RunState(session);
        return (PlanInstance.Create(plan, run), run);
    }
}
