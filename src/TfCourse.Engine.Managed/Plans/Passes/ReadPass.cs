using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Makes one of reads of a variable between which nothing writes it.</summary>
internal sealed class ReadPass : IPlanPass
{
    public string Name => "reads";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        // Of variables that are known, and of handles that are computed.
        var reads = new Dictionary<object, PlanNode>();
        var computed = new Dictionary<PlanValue, PlanNode>();
        foreach (PlanNode node in graph.Nodes)
        {
            if (node.Op.Name == "ReadVariableOp" && !node.TakesReferences)
            {
                PlanNode? before = Known(node.Inputs[0]) is { } variable ? reads.GetValueOrDefault(variable) : computed.GetValueOrDefault(node.Inputs[0]);
                if (before is not null && before.Info.OutputTypes[0] == node.Info.OutputTypes[0] && !node.IsTarget)
                {
                    node.Replace([new PlanValue(before, 0)], [before, .. node.Controls]);
                }
                else if (Known(node.Inputs[0]) is { } own)
                {
                    reads[own] = node;
                }
                else
                {
                    computed[node.Inputs[0]] = node;
                }
            }
            else if (node.HasEffect && !Effects.OnlyReads(node.Info))
            {
                Forget(node, reads, computed, session);
            }
        }

        graph.Rewire();
    }

    // What may write: a call writes anything, another node the variables that it is given.
    private static void Forget(PlanNode node, Dictionary<object, PlanNode> reads, Dictionary<PlanValue, PlanNode> computed, ManagedSession session)
    {
        if (Effects.Calls(node.Info, session))
        {
            reads.Clear();
            computed.Clear();
            return;
        }

        for (int i = 0; i < node.Inputs.Length; i++)
        {
            if (node.Info.InputTypes[i] != DataType.DtResource)
            {
                continue;
            }

            // A handle that is computed may be that of any variable, and any variable may be the one of such a handle.
            if (Known(node.Inputs[i]) is { } variable)
            {
                reads.Remove(variable);
            }
            else
            {
                reads.Clear();
            }

            computed.Clear();
        }
    }

    // The variable that a constant handle means.
    private static object? Known(PlanValue handle) => handle.Node.Constant is { Objects: { } objects } ? objects.GetValue(0) : null;
}
