using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>What the kernels of one run share, those of the functions it calls included.</summary>
internal sealed class RunState(ManagedSession session)
{
    private readonly Dictionary<FunctionBody, Stack<PlanInstance>> _idle = [];
    private readonly List<IRunResource> _resources = [];
    private readonly object _waking = new();
    private bool _isWoken;
    private long _wakes;

    public ManagedSession Session => session;

    /// <summary>Memory that goes back and is used again by the next run.</summary>
    public BlockPool Pool { get; } = new(session);

    /// <summary>Where the times of nodes are written down; null in runs that nobody watches.</summary>
    public RunTrace? Trace { get; set; }

    public CancellationToken Cancellation { get; set; }

    /// <summary>How often something has come that the run may wait for.</summary>
    public long Wakes => Volatile.Read(ref _wakes);

    /// <summary>Says to the run that something it may wait for has come. Any thread may call it.</summary>
    public void Wake()
    {
        lock (_waking)
        {
            _wakes++;
            _isWoken = true;
            Monitor.PulseAll(_waking);
        }
    }

    /// <summary>Waits until something has come since the last time, or the run is cancelled.</summary>
    public void Wait()
    {
        using (Cancellation.UnsafeRegister(static run => ((RunState)run!).Wake(), this))
        {
            lock (_waking)
            {
                while (!_isWoken)
                {
                    Monitor.Wait(_waking);
                }

                _isWoken = false;
            }
        }

        ThrowIfCancelled();
    }

    /// <summary>A resource that ends with the run.</summary>
    public T Own<T>(T resource) where T : IRunResource
    {
        _resources.Add(resource);
        return resource;
    }

    /// <summary>Ends the run: frees its resources.</summary>
    public void End()
    {
        if (_resources.Count > 0)
        {
            foreach (IRunResource resource in _resources)
            {
                resource.Close();
            }

            _resources.Clear();
        }
    }

    public void ThrowIfCancelled()
    {
        if (Cancellation.IsCancellationRequested)
        {
            throw new EngineException(StatusCode.Cancelled, "the run was cancelled");
        }
    }

    // A function that calls itself without end is stopped long before memory and stack are.
    private const int MaxDepth = 1000;

    private int _depth;

    /// <summary>An instance of a function's plan that nobody runs now. A function that calls itself gets one for each level.</summary>
    public PlanInstance Rent(FunctionBody function)
    {
        if (_depth >= MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw EngineException.ResourceExhausted($"the function '{function.Name}' is called inside of {_depth} other calls: at most {MaxDepth} are possible, fewer on a small stack; a loop needs no calls inside of each other");
        }

        return _idle.TryGetValue(function, out Stack<PlanInstance>? idle) && idle.TryPop(out PlanInstance? instance)
            ? instance : PlanInstance.Create(function.Plan, this);
    }

    /// <summary>Runs what can run of an instance that was rented; calls that it makes are inside of it.</summary>
    public bool Advance(PlanInstance instance)
    {
        // A run that fails is over: nobody counts after an exception.
        _depth++;
        bool over = instance.Advance();
        _depth--;
        return over;
    }

    /// <summary>Gives an instance back that has run to its end.</summary>
    public void Return(FunctionBody function, PlanInstance instance)
    {
        instance.Clear();
        if (!_idle.TryGetValue(function, out Stack<PlanInstance>? idle))
        {
            _idle.Add(function, idle = new Stack<PlanInstance>());
        }

        idle.Push(instance);
    }
}
