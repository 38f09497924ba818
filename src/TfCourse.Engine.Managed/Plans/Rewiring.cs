namespace TfCourse.Engine.Managed;

/// <summary>Sends users of removed nodes to what replaces them: values to other values, waits to what removed nodes waited for.</summary>
internal sealed class Rewiring(PlanGraph graph)
{
    private readonly List<PlanNode> _waits = [];
    private readonly Stack<PlanNode> _stack = [];
    private int _walk;

    /// <summary>Sends some nodes, and who fetches.</summary>
    public void Run(List<PlanNode> nodes)
    {
        foreach (PlanNode node in nodes)
        {
            if (!node.IsRemoved && TakesRemoved(node))
            {
                Rewire(node);
            }
        }

        for (int i = 0; i < graph.Fetches.Length; i++)
        {
            graph.Fetches[i] = PlanGraph.Final(graph.Fetches[i]);
        }
    }

    private static bool TakesRemoved(PlanNode node)
    {
        foreach (PlanValue input in node.Inputs)
        {
            if (input.Node.IsRemoved)
            {
                return true;
            }
        }

        foreach (PlanNode control in node.Controls)
        {
            if (control.IsRemoved)
            {
                return true;
            }
        }

        return false;
    }

    private void Rewire(PlanNode node)
    {
        // Nobody waits for himself, nor for what he takes a value of.
        _walk = graph.NewWalk();
        node.Walk = _walk;
        foreach (PlanValue input in node.Inputs)
        {
            PlanGraph.Final(input).Node.Walk = _walk;
        }

        _waits.Clear();
        foreach (PlanNode control in node.Controls)
        {
            Wait(control);
        }

        for (int i = 0; i < node.Inputs.Length; i++)
        {
            // Who takes a value through a removed node waits for what that node waited for.
            if (node.Inputs[i].Node.IsRemoved)
            {
                Wait(node.Inputs[i].Node);
                node.Inputs[i] = PlanGraph.Final(node.Inputs[i]);
            }
        }

        node.Controls = [.. _waits];
    }

    // What replaces a node may itself be replaced; such rows are followed with a stack of their own.
    private void Wait(PlanNode control)
    {
        for (PlanNode? node = control; node is not null; _stack.TryPop(out node))
        {
            if (node.Walk == _walk)
            {
                continue;
            }

            node.Walk = _walk;
            if (node.IsRemoved)
            {
                foreach (PlanNode next in node.Waits!)
                {
                    _stack.Push(next);
                }
            }
            else if (!node.IsFed)
            {
                _waits.Add(node);
            }
        }
    }
}
