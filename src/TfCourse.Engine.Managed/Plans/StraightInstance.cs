namespace TfCourse.Engine.Managed;

/// <summary>A plan without control flow: its nodes run one after another.</summary>
internal sealed class StraightInstance : PlanInstance
{
    private readonly PlanStep[] _steps;
    private readonly TensorValue[] _values;
    private readonly Kernel[] _kernels;
    private readonly KernelContext[] _contexts;

    public StraightInstance(Plan plan, RunState run)
        : base(plan, run)
    {
        _steps = plan.Steps;
        _values = new TensorValue[plan.Slots];
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = new TensorValue();
        }

        _kernels = new Kernel[_steps.Length];
        _contexts = new KernelContext[_steps.Length];
        for (int i = 0; i < _steps.Length; i++)
        {
            PlanStep step = _steps[i];
            _kernels[i] = run.Session.CreateKernel(step.Node, step.TakesReferences);
            _contexts[i] = new KernelContext(step.Node, run, Values(step.Inputs), Values(step.Outputs), step.LastUse);
        }

        (Arguments, Results) = (Values(plan.Feeds), Values(plan.Fetches));
    }

    public override void Execute()
    {
        for (int i = 0; i < _steps.Length; i++)
        {
            State.ThrowIfCancelled();
            try
            {
                _kernels[i].Run(_contexts[i]);
            }
            catch (EngineException e)
            {
                throw e.At(_steps[i].Node.Name, _steps[i].Node.Op);
            }

            foreach (int slot in _steps[i].Release)
            {
                _values[slot].Release();
            }
        }
    }

    private TensorValue[] Values(int[] slots) => Array.ConvertAll(slots, slot => _values[slot]);
}
