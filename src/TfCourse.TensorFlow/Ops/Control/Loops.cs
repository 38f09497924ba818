namespace Tensorflow;

/// <summary>The ops that loops of version 1 are made of: Enter, NextIteration, Exit, LoopCond, and their forms for references.</summary>
internal static class Loops
{
    /// <summary>Fails when an op belongs to a loop: its gradient needs the values of all iterations, which only the functional While keeps.</summary>
    public static void Refuse(Operation op, params ReadOnlySpan<GraphTensor> inputs)
    {
        foreach (GraphTensor input in inputs)
        {
            if (input.op.type is "LoopCond" or "Enter" or "NextIteration" or "RefEnter" or "RefNextIteration")
            {
                throw Refusal(op);
            }
        }
    }

    public static OpDefinition Enter() => Enter("Enter", "T");

    public static OpDefinition RefEnter() => Enter("RefEnter", "Ref(T)");

    public static OpDefinition Exit() => Pass("Exit", "T");

    public static OpDefinition RefExit() => Pass("RefExit", "Ref(T)");

    public static OpDefinition NextIteration() => Pass("NextIteration", "T");

    public static OpDefinition RefNextIteration() => Pass("RefNextIteration", "Ref(T)");

    public static OpDefinition LoopCond() => new("LoopCond")
    {
        Inputs = ["input: bool"],
        Outputs = ["output: bool"],
        Shape = c => [c.WithRank(0, 0)],
        Gradient = Gradient.OfAll((op, _) => throw Refusal(op)),
    };

    /// <summary>ControlTrigger: runs when its control inputs have, even those that are dead.</summary>
    public static OpDefinition ControlTrigger() => new("ControlTrigger")
    {
        Shape = ShapeRules.None,
        Gradient = Gradient.Missing("it has no inputs"),
    };

    private static OpDefinition Enter(string name, string type) => new(name)
    {
        Inputs = [$"data: {type}"],
        Outputs = [$"output: {type}"],
        Attrs = ["T: type", "frame_name: string", "is_constant: bool = false", "parallel_iterations: int = 10"],
        // A value that changes from iteration to iteration may change its shape.
        Shape = c => [c.Attr<bool>("is_constant") ? c[0] : Shape.Null],
        Gradient = Gradient.OfAll((op, _) => throw Refusal(op)),
    };

    private static LookupError Refusal(Operation op) => new(
        $"{op.type} '{op.name}' belongs to a while loop of Enter, Merge, Switch, NextIteration and Exit, whose gradients are not built; tf.while_loop makes a functional While, which can be differentiated.");

    private static OpDefinition Pass(string name, string type) => new(name)
    {
        Inputs = [$"data: {type}"],
        Outputs = [$"output: {type}"],
        Attrs = ["T: type"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.OfAll((op, _) => throw Refusal(op)),
    };
}
