namespace TfCourse.Engine.Managed;

/// <summary>A loop that runs: for each time that the code around it reaches it there is one.</summary>
internal sealed class FrameState(FlowFrame frame, FrameState? parent, IterationState? parentIteration)
{
    public FlowFrame Frame => frame;

    public FrameState? Parent => parent;

    /// <summary>The iteration of the parent in which the loop runs.</summary>
    public IterationState? ParentIteration => parentIteration;

    /// <summary>How many values have not yet entered.</summary>
    public int PendingEnters { get; set; } = frame.Enters;

    /// <summary>How many iterations are under way.</summary>
    public int Outstanding { get; set; }

    /// <summary>The first iteration that is not over.</summary>
    public IterationState? Oldest { get; set; }

    /// <summary>The iteration begun last.</summary>
    public IterationState? Newest { get; set; }

    /// <summary>Values for an iteration that may not begin yet.</summary>
    public List<(int Node, TensorValue Value)> Waiting { get; } = [];

    /// <summary>Values that are there in every iteration; unset when dead.</summary>
    public List<(int Node, TensorValue Value)> Invariants { get; } = [];

    /// <summary>Exits of the newest iteration that were dead: when no iteration follows, the code behind the loop is.</summary>
    public List<int> DeadExits { get; } = [];

    public bool IsDone => PendingEnters == 0 && Outstanding == 0;
}

/// <summary>One iteration of a loop: what its nodes still wait for, and the values that have come.</summary>
internal sealed class IterationState
{
    private readonly FlowFrame _frame;

    public IterationState(FlowFrame frame)
    {
        _frame = frame;
        Pending = new int[frame.Pending.Count];
        Dead = new int[frame.Pending.Count];
        Children = new FrameState?[frame.Children];
        Inputs = new TensorValue[frame.Inputs];
        for (int i = 0; i < Inputs.Length; i++)
        {
            Inputs[i] = new TensorValue();
        }
    }

    public int Number { get; private set; }

    /// <summary>For each node of the frame, what it waits for; see <see cref="FlowFrame.Pending"/>.</summary>
    public int[] Pending { get; }

    /// <summary>For each node of the frame, how many of its inputs are dead.</summary>
    public int[] Dead { get; }

    public TensorValue[] Inputs { get; }

    /// <summary>The loops inside that run in this iteration.</summary>
    public FrameState?[] Children { get; }

    /// <summary>How many nodes are ready and have not run.</summary>
    public int Ready { get; set; }

    /// <summary>How many loops inside are not over.</summary>
    public int Loops { get; set; }

    /// <summary>The iteration after this one, when it has begun.</summary>
    public IterationState? Next { get; set; }

    public void Begin(int number)
    {
        (Number, Ready, Loops, Next) = (number, 0, 0, null);
        _frame.Pending.CopyTo(Pending);
        Array.Clear(Dead);
    }

    /// <summary>Lets go of values that nobody took.</summary>
    public void End()
    {
        Array.Clear(Children);
        foreach (TensorValue input in Inputs)
        {
            input.Release();
        }
    }
}
