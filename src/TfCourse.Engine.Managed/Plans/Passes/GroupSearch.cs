namespace TfCourse.Engine.Managed;

/// <summary>Looks for ways between groups of nodes; its memory is used again, and its work is bounded.</summary>
internal sealed class GroupSearch
{
    // A search that takes longer than this is given up, and so is each one when all together have taken more than the nodes allow: small graphs
    // are searched as far as need be, large ones in linear time.
    private const int MostSteps = 4000;
    private const int FirstSteps = 100_000;
    private const int StepsPerNode = 24;

    private readonly PlanGraph _graph;
    private readonly Dictionary<PlanNode, PlanNode> _before = [];
    private readonly Stack<PlanNode> _stack = [];
    private int _furthest = -1;
    private long _allowed = FirstSteps, _left;

    public GroupSearch(PlanGraph graph)
    {
        _graph = graph;
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
        _left = Math.Min(MostSteps, _allowed);
        long before = _left;
        bool found = IsFound(from, to);
        Work += before - _left;
        _allowed -= before - _left;
        return found;
    }

    private bool IsFound(NodeGroup from, NodeGroup to)
    {
        foreach (PlanNode member in to.Members)
        {
            foreach (PlanValue input in member.Inputs)
            {
                if (!input.Node.IsFed && input.Node.Group != from && input.Node.Group != to && !TryPush(input.Node))
                {
                    return true;
                }
            }

            // Who waits is not fed by what it waits for: a wait of one group for the other would be a wait for itself.
            foreach (PlanNode control in member.Controls)
            {
                if (control.Group != to && !TryPush(control))
                {
                    return true;
                }
            }
        }

        int walk = _graph.NewWalk();
        while (_stack.TryPop(out PlanNode? node))
        {
            NodeGroup? group = node.Group;
            if (group == to)
            {
                continue;
            }

            if (group == from)
            {
                return true;
            }

            // Nodes of a group run together, where its last one stands.
            if (node.IsFed || (group?.Last ?? node.Position) < from.First || (group?.Walk ?? node.Walk) == walk)
            {
                continue;
            }

            if (group is null)
            {
                node.Walk = walk;
            }
            else
            {
                group.Walk = walk;
            }

            if (group is null ? !TryEnter(node) : !group.Members.TrueForAll(TryEnter))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryEnter(PlanNode node)
    {
        foreach (PlanValue input in node.Inputs)
        {
            if (!TryPush(input.Node))
            {
                return false;
            }
        }

        foreach (PlanNode control in node.Controls)
        {
            if (!TryPush(control))
            {
                return false;
            }
        }

        return !node.HasEffect || !_before.TryGetValue(node, out PlanNode? before) || TryPush(before);
    }

    private bool TryPush(PlanNode node)
    {
        _stack.Push(node);
        return --_left > 0;
    }
}
