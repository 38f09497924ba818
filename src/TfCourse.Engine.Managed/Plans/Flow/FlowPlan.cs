namespace TfCourse.Engine.Managed;

/// <summary>
/// A plan with Switch, Merge or loops: each node with its users, and for each loop the frame that its iterations
/// run in. Immutable.
/// </summary>
internal sealed class FlowPlan
{
    public required FlowNode[] Nodes { get; init; }

    /// <summary>The frames of the loops; the first is the plan itself.</summary>
    public required FlowFrame[] Frames { get; init; }

    /// <summary>The users of each feed.</summary>
    public required FlowEdge[][] FeedUsers { get; init; }
}

/// <summary>Where a value goes: the input of a node, or the result of a number when the node is -1.</summary>
internal readonly record struct FlowEdge(int Node, int Input);

/// <summary>A node of a plan with control flow.</summary>
internal sealed class FlowNode(NodeInfo info)
{
    public NodeInfo Info => info;

    public FlowKind Kind { get; } = info.Typed.Op.Flow;

    /// <summary>The frame it runs in.</summary>
    public int Frame { get; set; }

    /// <summary>The frame that an Enter leads into.</summary>
    public int Inner { get; set; }

    /// <summary>Whether an Enter's value is there in every iteration.</summary>
    public bool IsInvariant { get; } = info.Typed.Op.Flow == FlowKind.Enter && info.Bool("is_constant");

    /// <summary>Whether an input comes from an output that refers to a variable.</summary>
    public bool TakesReferences { get; set; }

    /// <summary>Its number within its frame.</summary>
    public int Local { get; set; }

    /// <summary>The place of its first input among the inputs of its frame.</summary>
    public int FirstInput { get; set; }

    /// <summary>The users of each output; those of fed outputs are left out.</summary>
    public FlowEdge[][] Users { get; set; } = [];

    /// <summary>The nodes that wait for it without taking a value.</summary>
    public int[] Waiting { get; set; } = [];
}

/// <summary>A loop, or the plan itself.</summary>
/// <param name="Number">Its place among the plan's frames.</param>
/// <param name="Name">The frame_name of its Enter nodes.</param>
/// <param name="Parent">The frame around it; -1 for the plan itself.</param>
/// <param name="ParallelIterations">How many iterations may be under way at once.</param>
internal sealed record FlowFrame(int Number, string Name, int Parent, int ParallelIterations)
{
    /// <summary>How many Enter nodes lead into it.</summary>
    public int Enters { get; set; }

    /// <summary>Its number among the loops directly inside its parent.</summary>
    public int Slot { get; set; }

    /// <summary>How many loops are directly inside it.</summary>
    public int Children { get; set; }

    /// <summary>How many inputs its nodes have together.</summary>
    public int Inputs { get; set; }

    /// <summary>
    /// For each of its nodes, what it waits for: one for each input and control input; for a Merge 1 for its first live
    /// input and 2 for each control input.
    /// </summary>
    public List<int> Pending { get; } = [];
}
