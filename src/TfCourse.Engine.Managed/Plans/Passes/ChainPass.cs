namespace TfCourse.Engine.Managed;

/// <summary>Makes one pass over memory of element-wise nodes that feed each other.</summary>
internal sealed class ChainPass : IPlanPass
{
    private const int MostMembers = 48;
    private const int MostSteps = 200;

    public string Name => "chains";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        graph.FindUsers();
        var groups = new Dictionary<PlanNode, Group>();
        foreach (PlanNode node in graph.Nodes)
        {
            if (node.IsTarget || !ElementOps.Contains(node, session))
            {
                continue;
            }

            var own = new Group(node);
            groups.Add(node, own);
            foreach (PlanValue input in node.Inputs)
            {
                if (groups.TryGetValue(input.Node, out Group? other) && other != own && other.Members.Count + own.Members.Count <= MostMembers
                    && !IsBetween(own, other, groups) && !IsBetween(other, own, groups))
                {
                    foreach (PlanNode member in other.Members)
                    {
                        groups[member] = own;
                    }

                    own.Add(other);
                }
            }
        }

        var joined = new List<PlanNode>();
        foreach (Group group in groups.Values.Distinct())
        {
            if (group.Members.Count > 1)
            {
                joined.Add(Fusion.Join([.. group.Members.OrderBy(m => m.Position)], static (s, f) => new ElementChainKernel(s, f)));
            }
        }

        graph.Nodes.AddRange(joined);
        graph.Rewire();
        graph.Sort();
    }

    // Whether a way leads from one group through other nodes to the other group; then the two cannot run as one. Also true when it takes long to see.
    private static bool IsBetween(Group from, Group to, Dictionary<PlanNode, Group> groups)
    {
        var seen = new HashSet<object>();
        var stack = new Stack<PlanNode>();
        void Enter(PlanNode node)
        {
            foreach (PlanValue input in node.Inputs)
            {
                stack.Push(input.Node);
            }

            foreach (PlanNode control in node.Controls)
            {
                stack.Push(control);
            }
        }

        foreach (PlanNode member in to.Members)
        {
            foreach (PlanValue input in member.Inputs)
            {
                if (!from.Members.Contains(input.Node))
                {
                    stack.Push(input.Node);
                }
            }

            // Who waits is not fed by what it waits for: a wait of one group for the other would be a wait for itself.
            foreach (PlanNode control in member.Controls)
            {
                stack.Push(control);
            }
        }

        while (stack.TryPop(out PlanNode? node))
        {
            Group? group = groups.GetValueOrDefault(node);
            if (group == to)
            {
                continue;
            }

            if (group == from || seen.Count > MostSteps)
            {
                return true;
            }

            // Nodes of a group run together, where its last one stands.
            if (node.IsFed || (group?.Last ?? node.Position) < from.First || !seen.Add(group is null ? node : group))
            {
                continue;
            }

            foreach (PlanNode member in group is null ? [node] : group.Members)
            {
                Enter(member);
            }
        }

        return false;
    }

    private sealed class Group(PlanNode node)
    {
        public HashSet<PlanNode> Members { get; } = [node];

        public int First { get; private set; } = node.Position;

        public int Last { get; private set; } = node.Position;

        public void Add(Group other)
        {
            Members.UnionWith(other.Members);
            (First, Last) = (Math.Min(First, other.First), Math.Max(Last, other.Last));
        }
    }
}
