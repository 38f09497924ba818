namespace TfCourse.Engine.Managed;

/// <summary>What a node means to the order of execution.</summary>
internal enum FlowKind
{
    /// <summary>Runs when all its inputs are there; not at all when one of them is dead.</summary>
    Plain,

    /// <summary>Gives its input to one of two outputs; the other is dead.</summary>
    Switch,

    /// <summary>Runs when its first live input is there.</summary>
    Merge,

    /// <summary>Takes a value into a loop.</summary>
    Enter,

    /// <summary>Takes a value out of a loop.</summary>
    Exit,

    /// <summary>Takes a value into the loop's next iteration.</summary>
    NextIteration,

    /// <summary>Runs also when what it waits for is dead.</summary>
    Trigger,
}

/// <summary>From ops to their kinds.</summary>
internal static class FlowKinds
{
    public static FlowKind Of(string op) => op switch
    {
        "Switch" or "RefSwitch" => FlowKind.Switch,
        "Merge" or "RefMerge" => FlowKind.Merge,
        "Enter" or "RefEnter" => FlowKind.Enter,
        "Exit" or "RefExit" => FlowKind.Exit,
        "NextIteration" or "RefNextIteration" => FlowKind.NextIteration,
        "ControlTrigger" => FlowKind.Trigger,
        _ => FlowKind.Plain,
    };
}
