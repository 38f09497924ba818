using System.Collections.Concurrent;

namespace TfCourse.Engine.Managed;

/// <summary>A compiled call; as many instances of its plan exist as threads have run it at once.</summary>
internal sealed class ManagedCall(ManagedSession session, Plan plan, RunSignature signature) : IEngineCall
{
    private readonly ConcurrentBag<Instance> _idle = [];
    private Instance? _next;

    /// <summary>What runs.</summary>
    internal Plan Plan => plan;

    public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation = default)
    {
        session.ThrowIfDisposed();
        RequireCounts(feeds, fetches);

        // An instance whose run fails is dropped: what its values hold is then garbage, not state.
        Instance instance = Interlocked.Exchange(ref _next, null) ?? (_idle.TryTake(out Instance? idle) ? idle : Create(plan));
        instance.State.Cancellation = cancellation;
        Run(instance, feeds, fetches);
        instance.State.Cancellation = default;
        if (Interlocked.CompareExchange(ref _next, instance, null) is not null)
        {
            _idle.Add(instance);
        }
    }

    public IReadOnlyList<NodeSpan> Trace(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, long milliseconds, CancellationToken cancellation)
    {
        session.ThrowIfDisposed();
        RequireCounts(feeds, fetches);
        using var deadline = new Deadline(milliseconds, cancellation);
        var trace = new RunTrace(signature);
        Instance instance = Create(session.CompileEachNode(signature));
        (instance.State.Cancellation, instance.State.Trace) = (deadline.Token, trace);
        try
        {
            trace.Begin();
            Run(instance, feeds, fetches);
        }
        catch (EngineException e) when (deadline.Ended(e))
        {
            throw deadline.Exceeded(e);
        }

        return trace.Spans;
    }

    private void RequireCounts(ReadOnlySpan<HostTensor> feeds, ReadOnlySpan<HostTensor> fetches)
    {
        if (feeds.Length != plan.Feeds.Length || fetches.Length != plan.Fetches.Length)
        {
            throw new ArgumentException($"The call takes {plan.Feeds.Length} feeds and {plan.Fetches.Length} fetches, not {feeds.Length} and {fetches.Length}.", nameof(feeds));
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
        Instance instance = Create(plan);
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
        RunTrace? trace = instance.State.Trace;
        for (int i = 0; i < feeds.Length; i++)
        {
            if (feeds[i].DataType != plan.FeedTypes[i])
            {
                throw EngineException.InvalidArgument($"feed {i} is of type {feeds[i].DataType.Name()}, the tensor it stands for of type {plan.FeedTypes[i].Name()}");
            }

            long start = trace is null ? 0 : RunTrace.Now();
            instance.Loans[i].Give(feeds[i], run.Arguments[i], instance.State.Pool);
            trace?.Feed(i, start);
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
            long start = trace is null ? 0 : RunTrace.Now();
            TensorValue value = References.Read(run.Results[i]);
            fetches[i] = value.IsSet ? value.ToHost(fetches[i]) : throw EngineException.InvalidArgument($"Retval[{i}] does not have value");
            trace?.Fetch(i, start);
        }

        run.Clear();
        instance.State.End();
    }

    private Instance Create(Plan plan)
    {
        var state = new RunState(session);
        return new Instance(PlanInstance.Create(plan, state), state, [.. plan.Feeds.Select(_ => new FeedLoan())]);
    }

    private sealed record Instance(PlanInstance Plan, RunState State, FeedLoan[] Loans);
}
