namespace TfCourse.Engine.Managed;

/// <summary>The instances of a plan that nobody runs now: as many exist as threads have run the plan at once.</summary>
internal sealed class PlanPool(ManagedSession session, Plan plan)
{
    private readonly Stack<CallInstance> _idle = [];
    private CallInstance? _next;

    public Plan Plan => plan;

    public CallInstance Rent() => Interlocked.Exchange(ref _next, null) ?? (TakeIdle() ?? new CallInstance(session, plan));

    /// <summary>Lets go of the idle instances and the memory that they keep for their next run.</summary>
    public void Clear()
    {
        Interlocked.Exchange(ref _next, null);
        lock (_idle)
        {
            _idle.Clear();
        }
    }

    public void Return(CallInstance instance)
    {
        if (Interlocked.CompareExchange(ref _next, instance, null) is not null)
        {
            lock (_idle)
            {
                _idle.Push(instance);
            }
        }
    }

    private CallInstance? TakeIdle()
    {
        lock (_idle)
        {
            return _idle.TryPop(out CallInstance? idle) ? idle : null;
        }
    }
}

/// <summary>What one run at a time of a call needs.</summary>
internal sealed class CallInstance
{
    public CallInstance(ManagedSession session, Plan plan)
    {
        State = new RunState(session);
        Plan = PlanInstance.Create(plan, State);
        Loans = Array.ConvertAll(plan.Feeds, _ => new FeedLoan());
    }

    public PlanInstance Plan { get; }

    public RunState State { get; }

    public FeedLoan[] Loans { get; }
}
