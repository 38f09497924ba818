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
        var groups = new Dictionary<PlanNode, Group>();
        var search = new GroupSearch(groups, graph);
        foreach (PlanNode node in graph.Nodes)
        {
            Group? own = null;
            if (!node.IsTarget && ElementOps.Contains(node, session))
            {
                own = new Group(node);
                Use(node.Controls, own, groups);
                own = Join(node, own, groups, search);
            }
            else
            {
                Use(node.Controls, null, groups);
            }

            foreach (PlanValue input in node.Inputs)
            {
                Use(input.Node, own, groups);
            }
        }

        var joined = new List<PlanNode>();
        foreach (Group group in groups.Values.Distinct())
        {
            if (group.Members.Count > 1)
            {
                group.Members.Sort(static (a, b) => a.Position.CompareTo(b.Position));
                joined.Add(Fusion.Join(group.Members, static (s, f) => new ElementChainKernel(s, f)));
            }
        }

        if (joined.Count > 0)
        {
            graph.Nodes.AddRange(joined);
            graph.Rewire();
            graph.Sort();
        }

        graph.Work += search.Work;
    }

    private static Group Join(PlanNode node, Group own, Dictionary<PlanNode, Group> groups, GroupSearch search)
    {
        groups.Add(node, own);
        search.Allow();
        foreach (PlanValue input in node.Inputs)
        {
            if (!groups.TryGetValue(input.Node, out Group? other) || other == own || other.Members.Count + own.Members.Count > MostMembers
                || (other.IsUsed && search.IsBetween(other, own)) || (own.IsUsed && search.IsBetween(own, other)))
            {
                continue;
            }

            (Group large, Group small) = other.Members.Count > own.Members.Count ? (other, own) : (own, other);
            foreach (PlanNode member in small.Members)
            {
                groups[member] = large;
            }

            large.Add(small);
            search.Joined(large);
            own = large;
        }

        return own;
    }

    private static void Use(PlanNode[] nodes, Group? user, Dictionary<PlanNode, Group> groups)
    {
        foreach (PlanNode node in nodes)
        {
            Use(node, user, groups);
        }
    }

    private static void Use(PlanNode node, Group? user, Dictionary<PlanNode, Group> groups)
    {
        if (groups.TryGetValue(node, out Group? group) && group != user)
        {
            group.IsUsed = true;
        }
    }

    /// <summary>Nodes that are to run as one.</summary>
    internal sealed class Group(PlanNode node)
    {
        public List<PlanNode> Members { get; } = [node];

        public int First { get; private set; } = node.Position;

        public int Last { get; private set; } = node.Position;

        /// <summary>Whether a node outside, of those that were looked at, takes a value of it or waits for it.</summary>
        public bool IsUsed { get; set; }

        public void Add(Group other)
        {
            Members.AddRange(other.Members);
            (First, Last, IsUsed) = (Math.Min(First, other.First), Math.Max(Last, other.Last), IsUsed || other.IsUsed);
        }
    }
}
