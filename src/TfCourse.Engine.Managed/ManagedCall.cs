namespace TfCourse.Engine.Managed;

/// <summary>A compiled call: its plans, of which each run chooses by the shapes of its feeds.</summary>
internal sealed class ManagedCall(ManagedSession session, Plan plan, RunSignature signature) : IEngineCall
{
    private readonly ShapeVariants _plans = new(session, plan, signature);

    /// <summary>What runs with feeds of any shapes.</summary>
    internal Plan Plan => plan;

    /// <summary>What runs with feeds of these shapes.</summary>
    internal Plan PlanFor(ReadOnlySpan<HostTensor> feeds) => _plans.Choose(feeds).Plan;

    public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation = default)
    {
        session.ThrowIfDisposed();
        RequireCounts(feeds, fetches);
        PlanPool pool = _plans.Choose(feeds);
        ShapeRecorder? recorder = pool == _plans.General ? _plans.Count(feeds) : null;

        // An instance whose run fails is dropped: what its values hold is then garbage, not state.
        CallInstance instance = pool.Rent();
        instance.State.Cancellation = cancellation;
        if (recorder is not null)
        {
            ((StraightInstance)instance.Plan).Recorder = recorder;
        }

        Run(instance, feeds, fetches);
        instance.State.Cancellation = default;
        if (recorder is not null)
        {
            // An instance that has watched is not used again: mostly its plan gives way to one for these shapes.
            _plans.Add(recorder, feeds);
            return;
        }

        pool.Return(instance);
    }

    public IReadOnlyList<NodeSpan> Trace(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, long milliseconds, CancellationToken cancellation)
    {
        session.ThrowIfDisposed();
        RequireCounts(feeds, fetches);
        using var deadline = new Deadline(milliseconds, cancellation);
        var trace = new RunTrace(signature);
        var instance = new CallInstance(session, session.Compile(signature, PlanOptions.Nothing));
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
        var instance = new CallInstance(session, PlanFor(feeds));
        var steps = (StraightInstance)instance.Plan;
        steps.Watch();
        for (int i = 0; i < runs; i++)
        {
            Run(instance, feeds, fetches);
        }

        return steps.Times();
    }

    private void Run(CallInstance instance, ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches)
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

    private void Run(CallInstance instance, PlanInstance run, ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches)
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
}
