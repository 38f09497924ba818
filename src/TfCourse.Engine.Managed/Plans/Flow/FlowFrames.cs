namespace TfCourse.Engine.Managed;

/// <summary>The loops of a running plan: begins and ends their iterations as values pass Enter, NextIteration and Exit.</summary>
internal sealed class FlowFrames(FlowPlan plan, FlowInstance instance)
{
    private readonly Stack<IterationState>[] _idle = Array.ConvertAll(plan.Frames, _ => new Stack<IterationState>());

    public FrameState BeginRoot()
    {
        var root = new FrameState(plan.Frames[0], null, null);
        Begin(root, 0);
        return root;
    }

    public void EndRoot(FrameState root) => End(root, root.Oldest!);

    /// <summary>Passes on what a node has computed; null when it is dead.</summary>
    public void Leave(int number, TensorValue[]? values, FrameState frame, IterationState iteration)
    {
        FlowNode node = plan.Nodes[number];
        switch (node.Kind)
        {
            case FlowKind.Enter:
                Enter(number, values, Inner(plan.Frames[node.Inner], frame, iteration));
                break;
            case FlowKind.Exit when values is null:
                if (iteration == frame.Newest)
                {
                    frame.DeadExits.Add(number);
                }

                break;
            case FlowKind.Exit:
                instance.Propagate(number, values, frame.Parent!, frame.ParentIteration!);
                break;
            case FlowKind.NextIteration:
                // A dead value ends here: where no live one comes, no iteration begins.
                if (values is not null)
                {
                    Next(number, values, frame, iteration);
                }

                break;
            default:
                instance.Propagate(number, values, frame, iteration);
                break;
        }

        iteration.Ready--;
        Clean(frame, iteration);
    }

    private FrameState Inner(FlowFrame inner, FrameState frame, IterationState iteration)
    {
        if (iteration.Children[inner.Slot] is { } running)
        {
            return running;
        }

        var state = new FrameState(inner, frame, iteration);
        iteration.Children[inner.Slot] = state;
        iteration.Loops++;
        Begin(state, 0);
        return state;
    }

    private void Enter(int number, TensorValue[]? values, FrameState inner)
    {
        if (plan.Nodes[number].IsInvariant)
        {
            var value = new TensorValue();
            if (values is { } v)
            {
                value.MoveFrom(v[0]);
            }

            inner.Invariants.Add((number, value));
            for (IterationState? i = inner.Oldest; i is not null; i = i.Next)
            {
                Give(number, value, inner, i);
            }
        }
        else
        {
            instance.Propagate(number, values, inner, inner.Oldest!);
        }

        inner.PendingEnters--;
    }

    // A value that stays where it is: its users get a share.
    private void Give(int number, TensorValue value, FrameState frame, IterationState iteration)
    {
        var share = new TensorValue();
        if (value.IsSet)
        {
            share.AliasFrom(value);
        }

        instance.Propagate(number, value.IsSet ? [share] : null, frame, iteration);
        share.Release();
    }

    private void Next(int number, TensorValue[] values, FrameState frame, IterationState iteration)
    {
        if (iteration == frame.Newest)
        {
            if (frame.Outstanding == frame.Frame.ParallelIterations)
            {
                var waiting = new TensorValue();
                waiting.MoveFrom(values[0]);
                frame.Waiting.Add((number, waiting));
                return;
            }

            Increment(frame);
        }

        instance.Propagate(number, values, frame, iteration.Next!);
    }

    private void Increment(FrameState frame)
    {
        Begin(frame, checked(frame.Newest!.Number + 1));
        frame.DeadExits.Clear();
        IterationState iteration = frame.Newest!;
        (int Node, TensorValue Value)[] waiting = [.. frame.Waiting];
        frame.Waiting.Clear();
        foreach ((int node, TensorValue value) in waiting)
        {
            instance.Propagate(node, [value], frame, iteration);
            value.Release();
        }

        foreach ((int node, TensorValue value) in frame.Invariants)
        {
            Give(node, value, frame, iteration);
        }
    }

    // Iterations end in order; a loop that is over may end an iteration of the loop around it.
    private void Clean(FrameState frame, IterationState iteration)
    {
        while (true)
        {
            IterationState? over = iteration;
            while (over is { Ready: 0, Loops: 0 } && over == frame.Oldest && frame.Parent is not null && (over.Number > 0 || frame.PendingEnters == 0))
            {
                IterationState? next = over.Next;
                End(frame, over);
                if (frame.Waiting.Count > 0)
                {
                    Increment(frame);
                    next ??= frame.Newest;
                }

                over = next;
            }

            if (frame.Parent is not { } parent || !frame.IsDone)
            {
                return;
            }

            IterationState outer = frame.ParentIteration!;
            foreach (int exit in frame.DeadExits)
            {
                instance.Propagate(exit, null, parent, outer);
            }

            foreach ((_, TensorValue value) in frame.Invariants)
            {
                value.Release();
            }

            outer.Children[frame.Frame.Slot] = null;
            outer.Loops--;
            (frame, iteration) = (parent, outer);
        }
    }

    private void Begin(FrameState frame, int number)
    {
        IterationState iteration = _idle[frame.Frame.Number].TryPop(out IterationState? idle) ? idle : new IterationState(frame.Frame);
        iteration.Begin(number);
        frame.Outstanding++;
        if (frame.Newest is { } last && frame.Oldest is not null)
        {
            last.Next = iteration;
        }

        frame.Newest = iteration;
        frame.Oldest ??= iteration;
    }

    private void End(FrameState frame, IterationState iteration)
    {
        frame.Outstanding--;
        frame.Oldest = iteration.Next;
        iteration.End();
        _idle[frame.Frame.Number].Push(iteration);
    }
}
