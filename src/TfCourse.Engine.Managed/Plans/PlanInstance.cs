namespace TfCourse.Engine.Managed;

/// <summary>A plan with its kernels and values: everything that one run at a time needs, kept for the next.</summary>
internal sealed class PlanInstance
{
    private readonly Plan _plan;
    private readonly RunState _run;
    private readonly TensorValue[] _values;
    private readonly Kernel[] _kernels;
    private readonly KernelContext[] _contexts;

    public PlanInstance(Plan plan, RunState run)
    {
        (_plan, _run) = (plan, run);
        _values = new TensorValue[plan.Slots];
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = new TensorValue();
        }

        _kernels = new Kernel[plan.Steps.Length];
        _contexts = new KernelContext[plan.Steps.Length];
        for (int i = 0; i < plan.Steps.Length; i++)
        {
            PlanStep step = plan.Steps[i];
            Kernel kernel = KernelCatalogue.Create(step.Node);
            _kernels[i] = step.TakesReferences ? new ReferenceKernel(kernel) : kernel;
            _contexts[i] = new KernelContext(step.Node, run, Values(step.Inputs), Values(step.Outputs), step.LastUse);
        }
    }

    public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation)
    {
        _run.Cancellation = cancellation;
        for (int i = 0; i < feeds.Length; i++)
        {
            _values[_plan.Feeds[i]].CopyFrom(feeds[i], _run.Pool);
        }

        Steps(cancellation);
        for (int i = 0; i < fetches.Length; i++)
        {
            TensorValue value = References.Read(_values[_plan.Fetches[i]]);
            fetches[i] = value.IsSet ? value.ToHost() : throw EngineException.InvalidArgument($"Retval[{i}] does not have value");
        }

        foreach (int feed in _plan.Feeds)
        {
            _values[feed].Release();
        }

        foreach (int fetch in _plan.Fetches)
        {
            _values[fetch].Release();
        }
    }

    private void Steps(CancellationToken cancellation)
    {
        PlanStep[] steps = _plan.Steps;
        for (int i = 0; i < steps.Length; i++)
        {
            if (cancellation.IsCancellationRequested)
            {
                throw new EngineException(StatusCode.Cancelled, "the run was cancelled");
            }

            try
            {
                _kernels[i].Run(_contexts[i]);
            }
            catch (EngineException e)
            {
                throw e.At(steps[i].Node.Name, steps[i].Node.Op);
            }

            foreach (int slot in steps[i].Release)
            {
                _values[slot].Release();
            }
        }
    }

    private TensorValue[] Values(int[] slots)
    {
        var values = new TensorValue[slots.Length];
        for (int i = 0; i < slots.Length; i++)
        {
            values[i] = _values[slots[i]];
        }

        return values;
    }
}
