namespace TfCourse.Engine.Managed;

/// <summary>An output of a node of a plan.</summary>
internal readonly record struct PlanValue(PlanNode Node, int Output)
{
    /// <summary>Whether one of the node's users takes it. Most users have one way to their node: then their inputs, which may be many, are not looked through.</summary>
    public bool IsTakenBy(PlanNode user) => (Node.Outputs == 1 && Array.IndexOf(user.Controls, Node) < 0) || user.FindInput(this) >= 0;
}

/// <summary>A node while a plan is compiled: passes change what it takes, replace it or take it out.</summary>
internal sealed class PlanNode(NodeInfo info, int position, int outputs)
{
    private ArraySegment<PlanNode> _users;
    private bool[]? _fetched;

    public PlanNode(NodeInfo info, int position)
        : this(info, position, info.OutputTypes.Length)
    {
    }

    /// <summary>The node of the graph; of several nodes made one, the last.</summary>
    public NodeInfo Info => info;

    /// <summary>The op with its types. What passes ask of nodes, they ask of this, which many nodes share: nodes of the graph are all over the memory.</summary>
    public TypedOp Op { get; } = info.Typed;

    /// <summary>The place in the order of execution.</summary>
    public int Position => position;

    public PlanValue[] Inputs { get; set; } = [];

    /// <summary>What has to be done before, beside the inputs.</summary>
    public PlanNode[] Controls { get; set; } = [];

    public int Outputs => outputs;

    /// <summary>Whether an input comes from an output that refers to a variable.</summary>
    public bool TakesReferences { get; init; }

    /// <summary>Whether this stands for a value that the caller gives.</summary>
    public bool IsFed { get; init; }

    /// <summary>The value, when it is known before the plan runs.</summary>
    public TensorValue? Constant { get; set; }

    /// <summary>Several nodes in one, if it is that.</summary>
    public Fusion? Fusion { get; init; }

    /// <summary>
    /// Whether running it does something beside giving values, or what it gives depends on when it runs: those nodes keep
    /// their order and are never left out.
    /// </summary>
    public bool HasEffect { get; init; }

    /// <summary>Whether the plan runs it for its own sake.</summary>
    public bool IsTarget { get; set; }

    /// <summary>Whether it is no longer part of the plan.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>The nodes that take a value of this one or wait for it, one entry an edge; <see cref="PlanGraph.FindUsers"/> finds them.</summary>
    public ReadOnlySpan<PlanNode> Users => _users.AsSpan();

    public void SetUsers(ArraySegment<PlanNode> room) => (_users, _fetched) = (room, null);

    /// <summary>Writes the next user into the room for users; <see cref="Number"/> counts them.</summary>
    public void AddUser(PlanNode user) => _users[Number++] = user;

    /// <summary>Whether an output is fetched; <see cref="PlanGraph.FindUsers"/> finds it out.</summary>
    public bool IsFetched(int output) => _fetched is not null && _fetched[output];

    public void SetFetched(int output) => (_fetched ??= new bool[outputs])[output] = true;

    /// <summary>Whether a user stands before a place in the order.</summary>
    public bool IsUsedBefore(int place)
    {
        foreach (PlanNode user in Users)
        {
            if (user.Position < place)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where users of a removed node find its outputs.</summary>
    public PlanValue[]? Values { get; private set; }

    /// <summary>What users that waited for a removed node wait for.</summary>
    public PlanNode[]? Waits { get; private set; }

    /// <summary>Whatever this waits for, through its inputs too: what a node waits for that takes its place but not its inputs.</summary>
    public PlanNode[] AllWaits()
    {
        if (Inputs.Length == 0 && Controls.Length == 0)
        {
            return [];
        }

        var waits = new HashSet<PlanNode>(Controls);
        foreach (PlanValue input in Inputs)
        {
            waits.Add(input.Node);
        }

        waits.RemoveWhere(static n => n.IsFed);
        return [.. waits];
    }

    /// <summary>The first input, from a place on, that is a value; or -1.</summary>
    public int FindInput(PlanValue value, int from = 0)
    {
        for (int i = from; i < Inputs.Length; i++)
        {
            if (Inputs[i].Node == value.Node && Inputs[i].Output == value.Output)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The group of nodes that a pass is to join it with.</summary>
    public NodeGroup? Group { get; set; }

    /// <summary>The last walk that came here: a number that <see cref="PlanGraph.NewWalk"/> gave.</summary>
    public int Walk { get; set; }

    /// <summary>A number that whoever works on the graph gives to each node for a while.</summary>
    public int Number { get; set; }

    /// <summary>Takes the node out; users are sent elsewhere by the next <see cref="PlanGraph.Rewire"/>.</summary>
    public void Replace(PlanValue[] values, params PlanNode[] waits) => (IsRemoved, Values, Waits) = (true, values, waits);

    /// <summary>Takes out a node that nobody uses.</summary>
    public void Remove() => Replace([], []);
}
