namespace TfCourse.Engine.Managed;

/// <summary>A plan without control flow: its nodes run one after another.</summary>
internal sealed class StraightInstance : PlanInstance
{
    private readonly Step[] _steps;
    private readonly TensorValue[] _values;

    public StraightInstance(Plan plan, RunState run)
        : base(plan, run)
    {
        _values = new TensorValue[plan.Slots];
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = new TensorValue();
        }

        foreach ((int slot, TensorValue constant) in plan.Constants)
        {
            _values[slot].ShareFrom(constant, constant.Dims);
        }

        _steps = Array.ConvertAll(plan.Steps, step => new Step(
            step.Fusion?.Create(run.Session) ?? run.Session.CreateKernel(step.Node, step.TakesReferences),
            new KernelContext(step.Node, run, Values(step.Inputs), Values(step.Outputs), step.LastUse),
            Values(step.Release)));
        (Arguments, Results) = (Values(plan.Feeds), Values(plan.Fetches));
    }

    public override void Execute()
    {
        Step[] steps = _steps;
        bool stops = State.Cancellation.CanBeCanceled;
        int i = 0;
        try
        {
            for (; i < steps.Length; i++)
            {
                if (stops)
                {
                    State.ThrowIfCancelled();
                }

                ref Step step = ref steps[i];
                step.Kernel.Run(step.Context);
                foreach (TensorValue value in step.Release)
                {
                    value.Release();
                }
            }
        }
        // Only the innermost call names its node: to catch and throw again at each of many levels would take the stack that is left.
        catch (EngineException e) when (i < steps.Length && e.Node is null)
        {
            NodeInfo node = steps[i].Context.Node;
            throw e.At(node.Name, node.Op);
        }
    }

    private TensorValue[] Values(int[] slots) => Array.ConvertAll(slots, slot => _values[slot]);

    private readonly record struct Step(Kernel Kernel, KernelContext Context, TensorValue[] Release);
}
