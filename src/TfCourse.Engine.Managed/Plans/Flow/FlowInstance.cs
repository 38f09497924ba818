namespace TfCourse.Engine.Managed;

/// <summary>
/// A plan with control flow: a node runs when its inputs have come, in each iteration of the loop it is in; the branch
/// not taken is passed through as dead. One thread; neither iterations nor depth cost stack.
/// </summary>
/// <remarks>
/// The rules are those of TensorFlow's executor (Yu et al., 2018, "Dynamic Control Flow in Large-Scale Machine Learning").
/// </remarks>
internal sealed class FlowInstance : PlanInstance
{
    private readonly FlowNode[] _nodes;
    private readonly FlowPlan _flow;
    private readonly FlowFrames _frames;
    private readonly Kernel[] _kernels;
    private readonly KernelContext[] _contexts;
    private readonly TensorValue[][] _inputs, _outputs;
    private readonly PriorityQueue<Task, long> _ready = new();
    private readonly List<(Task Task, IAttempt Attempt, long Start)> _waiting = [];
    private FrameState? _root;
    private long _seen;

    public FlowInstance(Plan plan, FlowPlan flow, RunState run)
        : base(plan, run)
    {
        (_flow, _nodes) = (flow, flow.Nodes);
        _frames = new FlowFrames(flow, this);
        _kernels = new Kernel[_nodes.Length];
        _contexts = new KernelContext[_nodes.Length];
        _inputs = new TensorValue[_nodes.Length][];
        _outputs = new TensorValue[_nodes.Length][];
        for (int i = 0; i < _nodes.Length; i++)
        {
            NodeInfo node = _nodes[i].Info;
            _kernels[i] = run.Session.CreateKernel(node, _nodes[i].TakesReferences);
            _inputs[i] = Values(node.Inputs.Length);
            _outputs[i] = Values(node.OutputTypes.Length);
            bool[] lastUse = new bool[node.Inputs.Length];
            Array.Fill(lastUse, true);
            _contexts[i] = new KernelContext(node, run, _inputs[i], _outputs[i], lastUse);
        }

        (Arguments, Results) = (Values(plan.Feeds.Length), Values(plan.Fetches.Length));
    }

    private readonly record struct Task(int Node, FrameState Frame, IterationState Iteration, bool IsDead);

    public override void Begin()
    {
        _root = _frames.BeginRoot();
        IterationState iteration = _root.Newest!;
        for (int i = 0; i < _nodes.Length; i++)
        {
            if (_nodes[i].Frame == 0 && iteration.Pending[_nodes[i].Local] == 0)
            {
                Enqueue(i, _root, iteration, false);
            }
        }

        for (int i = 0; i < Arguments.Length; i++)
        {
            Send(_flow.FeedUsers[i], Arguments[i], _root, iteration);
        }
    }

    public override bool Advance()
    {
        do
        {
            while (_ready.TryDequeue(out Task task, out _))
            {
                State.ThrowIfCancelled();
                Run(task);
                FinishWaiting();
            }
        }
        while (FinishWaiting());
        if (_waiting.Count > 0)
        {
            return false;
        }

        _frames.EndRoot(_root!);
        return true;
    }

    public override void Abandon()
    {
        foreach ((_, IAttempt attempt, _) in _waiting)
        {
            attempt.Abandon();
        }
    }

    // Looks whether nodes that wait have what they wait for, if anything has come since the last look.
    private bool FinishWaiting()
    {
        long wakes = State.Wakes;
        if (_waiting.Count == 0 || wakes == _seen)
        {
            return false;
        }

        _seen = wakes;
        bool any = false;
        for (int i = 0; i < _waiting.Count; i++)
        {
            (Task task, IAttempt attempt, long start) = _waiting[i];
            if (Advance(task.Node, attempt))
            {
                _waiting.RemoveAt(i--);
                any = true;
                Finish(task, attempt, start);
            }
        }

        return any;
    }

    private bool Advance(int node, IAttempt attempt)
    {
        try
        {
            return attempt.Advance();
        }
        catch (EngineException e) when (e.Node is null)
        {
            throw e.At(_nodes[node].Info.Name, _nodes[node].Info.Op);
        }
    }

    private void Finish(in Task task, IAttempt attempt, long start)
    {
        try
        {
            ((WaitingKernel)_kernels[task.Node]).Finish(_contexts[task.Node], attempt);
        }
        catch (EngineException e) when (e.Node is null)
        {
            throw e.At(_nodes[task.Node].Info.Name, _nodes[task.Node].Info.Op);
        }

        State.Trace?.Node(_nodes[task.Node].Info, start);
        Leave(task);
    }

    /// <summary>Gives the values of a node to its users in an iteration; none when the node is dead.</summary>
    public void Propagate(int node, TensorValue[]? values, FrameState frame, IterationState iteration)
    {
        bool enters = _nodes[node].Kind == FlowKind.Enter;
        for (int o = 0; o < _nodes[node].Users.Length; o++)
        {
            Send(_nodes[node].Users[o], values?[o], frame, iteration, enters);
        }

        foreach (int waiting in _nodes[node].Waiting)
        {
            Signal(waiting, values is null, frame, iteration);
        }
    }

    private void Run(in Task task)
    {
        (int node, FrameState frame, IterationState iteration, bool dead) = task;
        TensorValue[] inputs = _inputs[node];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i].MoveFrom(iteration.Inputs[_nodes[node].FirstInput + i]);
        }

        IAttempt? attempt = null;
        long start = State.Trace is null ? 0 : RunTrace.Now();
        if (!dead)
        {
            try
            {
                if (_kernels[node] is WaitingKernel waiting)
                {
                    attempt = waiting.Begin(_contexts[node]);
                }
                else
                {
                    _kernels[node].Run(_contexts[node]);
                }
            }
            catch (EngineException e) when (e.Node is null)
            {
                throw e.At(_nodes[node].Info.Name, _nodes[node].Info.Op);
            }
        }

        foreach (TensorValue input in inputs)
        {
            input.Release();
        }

        if (attempt is not null)
        {
            // In the list while it runs: when a node of a function fails, the others there are given up with the rest.
            _waiting.Add((task, attempt, start));
            if (Advance(node, attempt))
            {
                _waiting.RemoveAt(_waiting.Count - 1);
                Finish(task, attempt, start);
            }
        }
        else
        {
            if (!dead)
            {
                State.Trace?.Node(_nodes[node].Info, start);
            }

            Leave(task);
        }
    }

    private void Leave(in Task task)
    {
        _frames.Leave(task.Node, task.IsDead ? null : _outputs[task.Node], task.Frame, task.Iteration);
        foreach (TensorValue output in _outputs[task.Node])
        {
            output.Release();
        }
    }

    // The last user gets the value itself, so that it may reuse the memory.
    private void Send(FlowEdge[] users, TensorValue? value, FrameState frame, IterationState iteration, bool enters = false)
    {
        bool dead = value is not { IsSet: true };
        for (int u = 0; u < users.Length; u++)
        {
            FlowEdge user = users[u];
            TensorValue? place = user.Node < 0 ? Results[user.Input]
                : Arrive(user.Node, dead, enters, frame, iteration) ? iteration.Inputs[_nodes[user.Node].FirstInput + user.Input]
                : null;
            if (dead || place is null)
            {
                continue;
            }

            if (u == users.Length - 1)
            {
                place.MoveFrom(value!);
            }
            else
            {
                place.AliasFrom(value!);
            }
        }
    }

    // Counts a data input; says whether its value is wanted.
    private bool Arrive(int node, bool dead, bool enters, FrameState frame, IterationState iteration)
    {
        FlowNode user = _nodes[node];
        ref int pending = ref iteration.Pending[user.Local];
        ref int deadInputs = ref iteration.Dead[user.Local];
        if (user.Kind != FlowKind.Merge)
        {
            deadInputs += dead ? 1 : 0;
            if (--pending == 0)
            {
                Enqueue(node, frame, iteration, deadInputs > 0);
            }

            return true;
        }

        if (dead)
        {
            // In the first iteration nothing comes from NextIteration: a dead value that enters is all there will be.
            deadInputs = enters ? user.Info.Inputs.Length : deadInputs + 1;
            if (pending == 1 && deadInputs == user.Info.Inputs.Length)
            {
                Enqueue(node, frame, iteration, true);
            }

            return false;
        }

        bool first = (pending & 1) == 1;
        pending &= ~1;
        if (first && pending == 0)
        {
            Enqueue(node, frame, iteration, false);
        }

        return first;
    }

    // Counts a control input.
    private void Signal(int node, bool dead, FrameState frame, IterationState iteration)
    {
        FlowNode user = _nodes[node];
        ref int pending = ref iteration.Pending[user.Local];
        ref int deadInputs = ref iteration.Dead[user.Local];
        if (user.Kind == FlowKind.Merge)
        {
            pending -= 2;
            bool allDead = deadInputs == user.Info.Inputs.Length;
            if (pending == 0 || (pending == 1 && allDead))
            {
                Enqueue(node, frame, iteration, pending == 1);
            }

            return;
        }

        deadInputs += dead ? 1 : 0;
        if (--pending == 0)
        {
            Enqueue(node, frame, iteration, deadInputs > 0);
        }
    }

    // Older iterations first, then the order of the plan: what a straight plan would do.
    private void Enqueue(int node, FrameState frame, IterationState iteration, bool dead)
    {
        iteration.Ready++;
        _ready.Enqueue(new Task(node, frame, iteration, dead && _nodes[node].Kind != FlowKind.Trigger), ((long)iteration.Number << 32) | (uint)node);
    }

    private static TensorValue[] Values(int count)
    {
        var values = new TensorValue[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = new TensorValue();
        }

        return values;
    }
}
