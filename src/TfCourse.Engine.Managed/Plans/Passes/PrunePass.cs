namespace TfCourse.Engine.Managed;

/// <summary>
/// Leaves out nodes that only give values which nobody takes, also when others wait for them: what they themselves wait
/// for still runs, if it does something. TensorFlow's own optimizer treats such nodes alike.
/// </summary>
internal sealed class PrunePass : IPlanPass
{
    public string Name => "prune";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        // Of two walks: one over the nodes that run, one over those through which only waits lead.
        int follows = graph.NewWalk(), runs = graph.NewWalk();
        var stack = new Stack<PlanNode>();
        void Run(PlanNode node)
        {
            if (!node.IsFed && node.Walk != runs)
            {
                node.Walk = runs;
                stack.Push(node);
            }
        }

        void Follow(PlanNode node)
        {
            if (node.HasEffect && node.Constant is null)
            {
                Run(node);
            }
            else if (!node.IsFed && node.Walk < follows)
            {
                node.Walk = follows;
                stack.Push(node);
            }
        }

        foreach (PlanValue fetch in graph.Fetches)
        {
            Run(fetch.Node);
        }

        foreach (PlanNode node in graph.Nodes)
        {
            if (node.IsTarget)
            {
                Run(node);
            }
        }

        while (stack.TryPop(out PlanNode? node))
        {
            bool takes = node.Walk == runs && node.Constant is null;
            foreach (PlanValue input in node.Inputs)
            {
                if (takes)
                {
                    Run(input.Node);
                }
                else
                {
                    Follow(input.Node);
                }
            }

            foreach (PlanNode control in node.Controls)
            {
                Follow(control);
            }
        }

        foreach (PlanNode node in graph.Nodes)
        {
            if (node.Walk != runs)
            {
                node.Remove();
            }
            else if (node.Controls.Length > 0)
            {
                // Values do not change by waiting; only what has an effect must keep its place.
                node.Controls = Array.FindAll(node.Controls, c => c.Walk == runs && (node.HasEffect || c.HasEffect));
            }
        }

        graph.Nodes.RemoveAll(static n => n.IsRemoved);
    }
}
