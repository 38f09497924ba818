namespace TfCourse.Engine.Managed;

/// <summary>Makes one node of reads of known variables between which nothing writes: small steps consist of many.</summary>
internal sealed class ReadGroupPass : IPlanPass
{
    public string Name => "read groups";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        var groups = new List<List<PlanNode>>();
        List<PlanNode> open = [];
        foreach (PlanNode node in graph.Nodes)
        {
            if (IsRead(node) && (open.Count == 0 || Array.TrueForAll(node.Controls, c => c.Position < open[0].Position)))
            {
                open.Add(node);
            }
            else if (node is { HasEffect: true, Constant: null } && !Effects.OnlyReads(node.Info))
            {
                Close(ref open, groups);
            }
        }

        Close(ref open, groups);
        if (groups.Count > 0)
        {
            graph.FindUsers();
            var joiner = new NodeJoiner(graph);
            graph.Place(groups.ConvertAll(g => joiner.Join(g, static (s, f) => new ReadGroupKernel(s, f))));

            // Each group stands where its last read did: users of the others go behind it.
            graph.Sort();
        }
    }

    /// <summary>Ends a group: two nodes or more are one.</summary>
    public static void Close(ref List<PlanNode> open, List<List<PlanNode>> groups)
    {
        if (open.Count > 1)
        {
            groups.Add(open);
            open = [];
        }

        open.Clear();
    }

    private static bool IsRead(PlanNode node)
        => node.Op.Name == "ReadVariableOp" && node is { TakesReferences: false, Fusion: null, IsTarget: false } && node.Inputs[0].Node.Constant is not null;
}
