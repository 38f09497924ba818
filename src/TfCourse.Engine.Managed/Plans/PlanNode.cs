namespace TfCourse.Engine.Managed;

/// <summary>An output of a node of a plan.</summary>
internal readonly record struct PlanValue(PlanNode Node, int Output)
{
    /// <summary>Whether one of the node's users takes it. Most users have one way to their node: then their inputs, which may be many, are not looked through.</summary>
    public bool IsTakenBy(PlanNode user) => (Node.Outputs == 1 && Array.IndexOf(user.Controls, Node) < 0) || Array.IndexOf(user.Inputs, this) >= 0;
}

/// <summary>A node while a plan is compiled: passes change what it takes, replace it or take it out.</summary>
internal sealed class PlanNode(NodeInfo info, int position, int outputs)
{
    public PlanNode(NodeInfo info, int position)
        : this(info, position, info.OutputTypes.Length)
    {
    }

    /// <summary>The node of the graph; of several nodes made one, the last.</summary>
    public NodeInfo Info => info;

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

    /// <summary>The nodes that take a value of this one or wait for it, one entry an edge; <see cref="PlanGraph.FindUsers"/> fills it.</summary>
    public List<PlanNode> Users { get; } = [];

    /// <summary>How many fetches each output has; <see cref="PlanGraph.FindUsers"/> fills it.</summary>
    public int[] Fetches { get; } = new int[outputs];

    /// <summary>Where users of a removed node find its outputs.</summary>
    public PlanValue[]? Values { get; private set; }

    /// <summary>What users that waited for a removed node wait for.</summary>
    public PlanNode[]? Waits { get; private set; }

    /// <summary>Whatever this waits for, through its inputs too: what a node waits for that takes its place but not its inputs.</summary>
    public PlanNode[] AllWaits() => [.. Controls.Concat(Inputs.Select(i => i.Node)).Where(n => !n.IsFed).Distinct()];

    /// <summary>What a pass notes about it while it runs: the nodes that it is to be joined with.</summary>
    public object? Mark { get; set; }

    /// <summary>Its number among the nodes that are being sorted.</summary>
    public int Number { get; set; }

    /// <summary>Takes the node out; users are sent elsewhere by the next <see cref="PlanGraph.Rewire"/>.</summary>
    public void Replace(PlanValue[] values, params PlanNode[] waits) => (IsRemoved, Values, Waits) = (true, values, waits);

    /// <summary>Takes out a node that nobody uses.</summary>
    public void Remove() => Replace([], []);
}
