using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Makes one of reads of a variable between which nothing writes it.</summary>
internal sealed class ReadPass : IPlanPass
{
    public string Name => "reads";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        var reads = new Dictionary<object, PlanNode>();
        foreach (PlanNode node in graph.Nodes)
        {
            if (node.Info.Op == "ReadVariableOp" && !node.TakesReferences)
            {
                object variable = Variable(node.Inputs[0]);
                if (reads.TryGetValue(variable, out PlanNode? before) && before.Info.OutputTypes[0] == node.Info.OutputTypes[0] && !node.IsTarget)
                {
                    node.Replace([new PlanValue(before, 0)], [before, .. node.Controls]);
                }
                else
                {
                    reads[variable] = node;
                }
            }
            else if (node.HasEffect && !Effects.OnlyReads(node.Info))
            {
                Forget(node, reads, session);
            }
        }

        graph.Rewire();
    }

    // What may write: a call writes anything, another node the variables that it is given.
    private static void Forget(PlanNode node, Dictionary<object, PlanNode> reads, ManagedSession session)
    {
        if (Effects.Calls(node.Info, session))
        {
            reads.Clear();
            return;
        }

        for (int i = 0; i < node.Inputs.Length; i++)
        {
            if (node.Info.InputTypes[i] != DataType.DtResource)
            {
                continue;
            }

            // A handle that is computed may be that of any variable, and any variable may be the one of such a handle.
            if (node.Inputs[i].Node.Constant is null)
            {
                reads.Clear();
                return;
            }

            reads.Remove(Variable(node.Inputs[i]));
            foreach (object computed in reads.Keys.Where(k => k is PlanValue).ToArray())
            {
                reads.Remove(computed);
            }
        }
    }

    private static object Variable(PlanValue handle) => handle.Node.Constant is { Objects: { } objects } ? objects.GetValue(0)! : handle;
}
