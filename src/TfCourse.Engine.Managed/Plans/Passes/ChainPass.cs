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

        graph.Work += search.Work;
        groups.RemoveAll(static g => g.Members.Count < 2);
        if (groups.Count > 0)
        {
            graph.FindUsers();
            var joiner = new NodeJoiner(graph);
            graph.Place(groups.ConvertAll(g => joiner.Join(g.InOrder(), static (s, f) => new ElementChainKernel(s, f))));
            graph.Sort();
        }
    }

    private static void Join(PlanNode node, ref NodeGroup own, GroupSearch search)
    {
        search.Allow();
        foreach (PlanValue input in node.Inputs)
        {
            if (input.Node.Group is { } other && other != own && other.Members.Count + own.Members.Count <= MostMembers
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
        if (node.Group is { } group && group != user)
        {
            group.IsUsed = true;
        }
    }
}

/// <summary>Nodes that are to run as one.</summary>
internal sealed class NodeGroup
{
    public List<PlanNode> Members { get; } = new(4);

    public int First { get; private set; }

    public int Last { get; private set; }

    /// <summary>Whether a node outside, of those that were looked at, takes a value of it or waits for it.</summary>
    public bool IsUsed { get; set; }

    /// <summary>The last search that came here: a number that <see cref="PlanGraph.NewWalk"/> gave.</summary>
    public int Walk { get; set; }

    /// <summary>A group of one.</summary>
    /// <param name="node">The node.</param>
    /// <param name="empty">A group that nothing is in any more, to be used again.</param>
    public static NodeGroup Of(PlanNode node, NodeGroup? empty)
    {
        NodeGroup group = empty ?? new NodeGroup();
        group.Members.Add(node);
        (node.Group, group.First, group.Last, group.IsUsed) = (group, node.Position, node.Position, false);
        return group;
    }

    /// <summary>The members in the order in which they stand.</summary>
    public List<PlanNode> InOrder()
    {
        Members.Sort(static (a, b) => a.Position.CompareTo(b.Position));
        return Members;
    }

    /// <summary>Takes all nodes of another group.</summary>
    public void Take(NodeGroup other)
    {
        foreach (PlanNode member in other.Members)
        {
            member.Group = this;
        }

        Members.AddRange(other.Members);
        other.Members.Clear();
        (First, Last, IsUsed) = (Math.Min(First, other.First), Math.Max(Last, other.Last), IsUsed || other.IsUsed);
    }
}
