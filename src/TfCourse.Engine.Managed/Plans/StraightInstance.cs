using System.Diagnostics;

namespace TfCourse.Engine.Managed;

/// <summary>A plan without control flow: its nodes run one after another.</summary>
internal sealed class StraightInstance : PlanInstance
{
    private const double Brief = 50;
    private readonly Step[] _steps;
    private readonly TensorValue[] _values;
    private double[]? _shortest;

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

    /// <summary>Where is noted what the shapes of the arguments decide; null in all runs but one. Functions that are called have plans, and numbers, of their own.</summary>
    public ShapeRecorder? Recorder { get; set; }

    /// <summary>From now on looks at the clock before and after each step.</summary>
    public void Watch()
    {
        _shortest = new double[_steps.Length];
        Array.Fill(_shortest, double.PositiveInfinity);
    }

    /// <summary>The shortest duration of each step.</summary>
    public NodeTime[] Times() => [.. Plan.Steps.Select((step, i) => new NodeTime(
        step.Node.Name,
        step.Fusion is { } fusion ? string.Join('+', fusion.Members.Select(m => m.Info.Op)) : step.Node.Op,
        _shortest![i]))];

    public override bool Advance()
    {
        if (_shortest is not null)
        {
            ExecuteWatched(_shortest);
            return true;
        }

        Step[] steps = _steps;
        bool stops = State.Cancellation.CanBeCanceled;
        RunTrace? trace = State.Trace;
        ShapeRecorder? recorder = Recorder;
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
                long start = trace is null ? 0 : RunTrace.Now();
                step.Kernel.Run(step.Context);
                trace?.Node(step.Context.Node, start);
                recorder?.After(Plan.Steps[i], step.Context);
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

        return true;
    }

    private void ExecuteWatched(double[] shortest)
    {
        bool isAlone = State.Session.Workers.Threads == 1;
        for (int i = 0; i < _steps.Length; i++)
        {
            // The thread's own clock leaves out what others on the machine take, but to read it takes long, and what helpers do it leaves out as well.
            bool brief = !isAlone || shortest[i] < Brief;
            double start = brief ? Microseconds() : ThreadTime.Nanoseconds() * 1e-3;
            _steps[i].Kernel.Run(_steps[i].Context);
            foreach (TensorValue value in _steps[i].Release)
            {
                value.Release();
            }

            shortest[i] = Math.Min(shortest[i], (brief ? Microseconds() : ThreadTime.Nanoseconds() * 1e-3) - start);
        }
    }

    private static double Microseconds() => Stopwatch.GetTimestamp() * 1e6 / Stopwatch.Frequency;

    private TensorValue[] Values(int[] slots) => Array.ConvertAll(slots, slot => _values[slot]);

    private readonly record struct Step(Kernel Kernel, KernelContext Context, TensorValue[] Release);
}
