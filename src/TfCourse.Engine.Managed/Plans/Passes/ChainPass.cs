namespace TfCourse.Engine.Managed;

/// <summary>
/// Makes one pass over memory of element-wise nodes that feed each other. A group of them runs as one node, so no way may lead out of it and
/// back in. As long as no other node uses a group, none does; else it is looked for, a number of steps that grows with the nodes at most.
/// </summary>
internal sealed class ChainPass : IPlanPass
{
    private const int MostMembers = 48;

    public string Name => "chains";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        graph.FindUsers();
        foreach (PlanNode node in graph.Nodes.Concat(graph.Feeds))
        {
            node.Mark = null;
        }

        var groups = new List<NodeGroup>();
        var search = new GroupSearch(graph);
        NodeGroup? alone = null;
        foreach (PlanNode node in graph.Nodes)
        {
            foreach (PlanNode control in node.Controls)
            {
                Use(control, null);
            }

            NodeGroup? own = null;
            if (!node.IsTarget && ElementOps.Contains(node, session))
            {
                own = alone = NodeGroup.Of(node, alone);
                Join(node, ref own, search);
                if (own == alone)
                {
                    groups.Add(alone);
                    alone = null;
                }
            }

            foreach (PlanValue input in node.Inputs)
            {
                Use(input.Node, own);
            }
        }

        var joined = new List<PlanNode>();
        foreach (NodeGroup group in groups)
        {
            if (group.Members.Count > 1)
            {
                group.Members.Sort(static (a, b) => a.Position.CompareTo(b.Position));
                joined.Add(Fusion.Join(group.Members, static (s, f) => new ElementChainKernel(s, f)));
            }
        }

        graph.Work += search.Work;
        if (joined.Count > 0)
        {
            graph.Nodes.AddRange(joined);
            graph.Rewire();
            graph.Sort();
        }
    }

    private static void Join(PlanNode node, ref NodeGroup own, GroupSearch search)
    {
        search.Allow();
        foreach (PlanValue input in node.Inputs)
        {
            if (input.Node.Mark is NodeGroup other && other != own && other.Members.Count + own.Members.Count <= MostMembers
                && !(other.IsUsed && search.IsBetween(other, own)) && !(own.IsUsed && search.IsBetween(own, other)))
            {
                // Into the one that was there before: the node's own group of one is used again.
                (NodeGroup large, NodeGroup small) = own.Members.Count == 1 || other.Members.Count > own.Members.Count ? (other, own) : (own, other);
                large.Take(small);
                search.Joined(large);
                own = large;
            }
        }
    }

    private static void Use(PlanNode node, NodeGroup? user)
    {
        if (node.Mark is NodeGroup group && group != user)
        {
            group.IsUsed = true;
        }
    }
}

/// <summary>Nodes that are to run as one; their marks say so.</summary>
internal sealed class NodeGroup
{
    public List<PlanNode> Members { get; } = new(4);

    public int First { get; private set; }

    public int Last { get; private set; }

    /// <summary>Whether a node outside, of those that were looked at, takes a value of it or waits for it.</summary>
    public bool IsUsed { get; set; }

    /// <summary>A group of one.</summary>
    /// <param name="node">The node.</param>
    /// <param name="empty">A group that nothing is in any more, to be used again.</param>
    public static NodeGroup Of(PlanNode node, NodeGroup? empty)
    {
        NodeGroup group = empty ?? new NodeGroup();
        group.Members.Add(node);
        (node.Mark, group.First, group.Last, group.IsUsed) = (group, node.Position, node.Position, false);
        return group;
    }

    /// <summary>Takes all nodes of another group.</summary>
    public void Take(NodeGroup other)
    {
        foreach (PlanNode member in other.Members)
        {
            member.Mark = this;
        }

        Members.AddRange(other.Members);
        other.Members.Clear();
        (First, Last, IsUsed) = (Math.Min(First, other.First), Math.Max(Last, other.Last), IsUsed || other.IsUsed);
    }
}
