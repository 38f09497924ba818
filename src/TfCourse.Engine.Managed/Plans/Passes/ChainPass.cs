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
        var search = new Search(groups, graph);
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
                    && !search.IsBetween(own, other) && !search.IsBetween(other, own))
                {
                    (Group large, Group small) = other.Members.Count > own.Members.Count ? (other, own) : (own, other);
                    foreach (PlanNode member in small.Members)
                    {
                        groups[member] = large;
                    }

                    large.Add(small);
                    search.Joined(large);
                    own = large;
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

    // Looks for ways between groups; its memory is used again.
    private sealed class Search
    {
        private readonly Dictionary<PlanNode, Group> _groups;
        private readonly Dictionary<PlanNode, PlanNode> _before = [];
        private readonly HashSet<object> _seen = [];
        private readonly Stack<PlanNode> _stack = [];
        private int _furthest = -1;

        public Search(Dictionary<PlanNode, Group> groups, PlanGraph graph)
        {
            // Nodes with effects keep their order: each waits for the one before.
            _groups = groups;
            PlanNode? last = null;
            foreach (PlanNode node in graph.Nodes)
            {
                if (node.HasEffect)
                {
                    if (last is not null)
                    {
                        _before.Add(node, last);
                    }

                    last = node;
                }
            }
        }

        /// <summary>Notes how far groups of several members reach.</summary>
        public void Joined(Group group) => _furthest = Math.Max(_furthest, group.Last);

        /// <summary>
        /// Whether a way leads from one group through other nodes to the other group; then the two cannot run as one. Also true
        /// when it takes long to see.
        /// </summary>
        public bool IsBetween(Group from, Group to)
        {
            if (from.First > Math.Max(to.Last, _furthest))
            {
                // Edges lead to later places; only a group that reaches beyond from's first could lead back.
                return false;
            }

            _stack.Clear();
            foreach (PlanNode member in to.Members)
            {
                foreach (PlanValue input in member.Inputs)
                {
                    if (IsOutside(input.Node, from, to))
                    {
                        _stack.Push(input.Node);
                    }
                }

                // Who waits is not fed by what it waits for: a wait of one group for the other would be a wait for itself.
                foreach (PlanNode control in member.Controls)
                {
                    if (!to.Members.Contains(control))
                    {
                        _stack.Push(control);
                    }
                }
            }

            _seen.Clear();
            while (_stack.TryPop(out PlanNode? node))
            {
                Group? group = _groups.GetValueOrDefault(node);
                if (group == to)
                {
                    continue;
                }

                if (group == from || _seen.Count > MostSteps)
                {
                    return true;
                }

                // Nodes of a group run together, where its last one stands.
                if (node.IsFed || (group?.Last ?? node.Position) < from.First || !_seen.Add(group is null ? node : group))
                {
                    continue;
                }

                if (group is null)
                {
                    Enter(node);
                    continue;
                }

                foreach (PlanNode member in group.Members)
                {
                    Enter(member);
                }
            }

            return false;
        }

        private static bool IsOutside(PlanNode node, Group from, Group to)
            => !node.IsFed && !from.Members.Contains(node) && !to.Members.Contains(node);

        private void Enter(PlanNode node)
        {
            foreach (PlanValue input in node.Inputs)
            {
                _stack.Push(input.Node);
            }

            foreach (PlanNode control in node.Controls)
            {
                _stack.Push(control);
            }

            if (_before.TryGetValue(node, out PlanNode? before))
            {
                _stack.Push(before);
            }
        }
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
