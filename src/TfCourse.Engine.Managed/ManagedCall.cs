using System.Collections.Concurrent;

namespace TfCourse.Engine.Managed;

/// <summary>A compiled call; as many instances of its plan exist as threads have run it at once.</summary>
internal sealed class ManagedCall(ManagedSession session, Plan plan) : IEngineCall
{
    private readonly ConcurrentBag<Instance> _idle = [];
    private Instance? _next;

    /// <summary>What runs.</summary>
    internal Plan Plan => plan;

    public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation = default)
    {
        session.ThrowIfDisposed();
        if (feeds.Length != plan.Feeds.Length || fetches.Length != plan.Fetches.Length)
        {
            throw new ArgumentException($"The call takes {plan.Feeds.Length} feeds and {plan.Fetches.Length} fetches, not {feeds.Length} and {fetches.Length}.", nameof(feeds));
        }

        // An instance whose run fails is dropped: what its values hold is then garbage, not state.
        Instance instance = Interlocked.Exchange(ref _next, null) ?? (_idle.TryTake(out Instance? idle) ? idle : Create());
        instance.State.Cancellation = cancellation;
        Run(instance, feeds, fetches);
        instance.State.Cancellation = default;
        if (Interlocked.CompareExchange(ref _next, instance, null) is not null)
        {
            _idle.Add(instance);
        }
    }

    private void Run(Instance instance, ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches)
    {
        PlanInstance run = instance.Plan;
        for (int i = 0; i < feeds.Length; i++)
        {
            if (feeds[i].DataType != plan.FeedTypes[i])
            {
                throw EngineException.InvalidArgument($"feed {i} is of type {feeds[i].DataType.Name()}, the tensor it stands for of type {plan.FeedTypes[i].Name()}");
            }

            run.Arguments[i].CopyFrom(feeds[i], instance.State.Pool);
        }

        Workers? before = Workers.Enter(session.Workers);
        try
        {
            run.Execute();
        }
        finally
        {
            Workers.Enter(before);
        }

        for (int i = 0; i < fetches.Length; i++)
        {
            TensorValue value = References.Read(run.Results[i]);
            fetches[i] = value.IsSet ? value.ToHost(fetches[i]) : throw EngineException.InvalidArgument($"Retval[{i}] does not have value");
        }

        run.Clear();
        instance.State.End();
    }

    private Instance Create()
    {
        var state = new RunState(session);
        return new Instance(PlanInstance.Create(plan, state), state);
    }

    private sealed record Instance(PlanInstance Plan, RunState State);
}
