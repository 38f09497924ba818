using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Makes one loop of an optimizer's updates of all variables, when they share their hyperparameters.</summary>
internal sealed class UpdatePass : IPlanPass
{
    public string Name => "updates";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        var groups = new List<List<PlanNode>>();
        foreach (PlanNode node in graph.Nodes)
        {
            if (IsUpdate(node))
            {
                Add(node, groups);
            }
        }

        groups.RemoveAll(static g => g.Count < 2);
        if (groups.Count == 0)
        {
            return;
        }

        graph.FindUsers();
        var joiner = new NodeJoiner(graph);
        var joined = new List<PlanNode>();
        foreach (List<PlanNode> group in groups)
        {
            // All run where the last one stands; who waits for an earlier one must stand behind.
            int last = group[^1].Position;
            group.RemoveAll(n => n.IsUsedBefore(last));
            if (group.Count > 1)
            {
                bool known = group.TrueForAll(KnowsHandles);
                joined.Add(joiner.Join(group, (s, f) => new UpdateGroupKernel(s, f, known)));
            }
        }

        graph.Place(joined);
    }

    private static void Add(PlanNode node, List<List<PlanNode>> groups)
    {
        if (groups.Find(g => Alike(g[0], node)) is { } group)
        {
            group.Add(node);
        }
        else
        {
            groups.Add([node]);
        }
    }

    private static bool IsUpdate(PlanNode node)
        => node.Op.Name.StartsWith("ResourceApply", StringComparison.Ordinal) && node.Op.Inputs[0] == DataType.DtResource && !node.IsTarget;

    private static bool KnowsHandles(PlanNode node)
    {
        for (int i = 0; i < node.Inputs.Length; i++)
        {
            if (node.Op.Inputs[i] == DataType.DtResource && node.Inputs[i].Node.Constant is null)
            {
                return false;
            }
        }

        return true;
    }

    // The same rule with the same scalars: only variables and gradient differ.
    private static bool Alike(PlanNode a, PlanNode b)
    {
        if (a.Info.Op != b.Info.Op || a.Info.Type("T") != b.Info.Type("T")
            || !a.Info.Definition.Attr.All(d => d.Type != "bool" || a.Info.Bool(d.Name) == b.Info.Bool(d.Name)))
        {
            return false;
        }

        var inputs = new UpdateInputs(a.Info);
        return Array.TrueForAll(inputs.Scalars, s => s == inputs.Gradient || a.Inputs[s] == b.Inputs[s]);
    }
}
