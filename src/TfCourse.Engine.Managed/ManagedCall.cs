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

    public IReadOnlyList<NodeTime> Time(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, int runs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(runs);
        if (plan.Flow is not null)
        {
            throw EngineException.Unimplemented("a call with Switch and Merge nodes has no fixed steps to be timed");
        }

        // An instance of its own: others go on unwatched.
        session.ThrowIfDisposed();
        Instance instance = Create();
        var steps = (StraightInstance)instance.Plan;
        steps.Watch();
        for (int i = 0; i < runs; i++)
        {
            Run(instance, feeds, fetches);
        }

        return steps.Times();
    }

    private void Run(Instance instance, ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches)
    {
        PlanInstance run = instance.Plan;
        try
        {
            Run(instance, run, feeds, fetches);
        }
        finally
        {
            foreach (FeedLoan loan in instance.Loans)
            {
                loan.End();
            }
        }
    }

    private void Run(Instance instance, PlanInstance run, ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches)
    {
        for (int i = 0; i < feeds.Length; i++)
        {
            if (feeds[i].DataType != plan.FeedTypes[i])
            {
                throw EngineException.InvalidArgument($"feed {i} is of type {feeds[i].DataType.Name()}, the tensor it stands for of type {plan.FeedTypes[i].Name()}");
            }

            instance.Loans[i].Give(feeds[i], run.Arguments[i], instance.State.Pool);
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
        return new Instance(PlanInstance.Create(plan, state), state, [.. plan.Feeds.Select(_ => new FeedLoan())]);
    }

    private sealed record Instance(PlanInstance Plan, RunState State, FeedLoan[] Loans);
}
