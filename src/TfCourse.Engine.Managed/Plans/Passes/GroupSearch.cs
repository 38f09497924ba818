namespace TfCourse.Engine.Managed;

/// <summary>Looks for ways between groups of nodes; its memory is used again, and its work is bounded.</summary>
internal sealed class GroupSearch
{
    // A search that takes longer than this is given up, and so is each one when all together have taken more than the nodes allow: small graphs
    // are searched as far as need be, large ones in linear time.
    private const int MostSteps = 4000;
    private const int FirstSteps = 100_000;
    private const int StepsPerNode = 24;

    private readonly Dictionary<PlanNode, PlanNode> _before = [];
    private readonly HashSet<object> _seen = [];
    private readonly Stack<PlanNode> _stack = [];
    private int _furthest = -1;
    private long _allowed = FirstSteps;

    public GroupSearch(PlanGraph graph)
    {
        // Nodes with effects keep their order: each waits for the one before.
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

    /// <summary>How many nodes were looked at, once for each edge that leads to them.</summary>
    public long Work { get; private set; }

    /// <summary>Allows the work for one node more.</summary>
    public void Allow() => _allowed += StepsPerNode;

    /// <summary>Notes how far groups of several members reach.</summary>
    public void Joined(NodeGroup group) => _furthest = Math.Max(_furthest, group.Last);

    /// <summary>
    /// Whether a way leads from one group through other nodes to the other group; then the two cannot run as one. Also true
    /// when it takes long to see.
    /// </summary>
    public bool IsBetween(NodeGroup from, NodeGroup to)
    {
        if (from.First > Math.Max(to.Last, _furthest))
        {
            // Edges lead to later places; only a group that reaches beyond from's first could lead back.
            return false;
        }

        _stack.Clear();
        _seen.Clear();
        foreach (PlanNode member in to.Members)
        {
            foreach (PlanValue input in member.Inputs)
            {
                if (!input.Node.IsFed && input.Node.Mark != from && input.Node.Mark != to)
                {
                    _stack.Push(input.Node);
                }
            }

            // Who waits is not fed by what it waits for: a wait of one group for the other would be a wait for itself.
            foreach (PlanNode control in member.Controls)
            {
                if (control.Mark != to)
                {
                    _stack.Push(control);
                }
            }
        }

        long start = Work;
        while (_stack.TryPop(out PlanNode? node))
        {
            Work++;
            var group = node.Mark as NodeGroup;
            if (group == to)
            {
                continue;
            }

            if (group == from || Work - start > Math.Min(MostSteps, _allowed))
            {
                _allowed -= Work - start;
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

        _allowed -= Work - start;
        return false;
    }

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
