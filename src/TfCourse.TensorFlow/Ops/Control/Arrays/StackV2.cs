namespace Tensorflow;

/// <summary>StackV2, StackPushV2, StackPopV2, StackCloseV2: stacks of tensors that live for one run.</summary>
internal static class StackV2
{
    public static OpDefinition Define() => new("StackV2")
    {
        Inputs = ["max_size: int32"],
        Outputs = ["handle: resource"],
        Attrs = ["elem_type: type", "stack_name: string = ''"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Missing("a new stack has no values"),
        IsStateful = true,
    };

    public static OpDefinition Push() => new("StackPushV2")
    {
        Inputs = ["handle: resource", "elem: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "swap_memory: bool = false"],
        Shape = c => [c[1]],
        Gradient = Gradient.Missing("stacks belong to gradients, which are not differentiated through them"),
        IsStateful = true,
    };

    public static OpDefinition Pop() => new("StackPopV2")
    {
        Inputs = ["handle: resource"],
        Outputs = ["elem: elem_type"],
        Attrs = ["elem_type: type"],
        Shape = c => [Shape.Null],
        Gradient = Gradient.Missing("stacks belong to gradients, which are not differentiated through them"),
        IsStateful = true,
    };

    public static OpDefinition Close() => new("StackCloseV2")
    {
        Inputs = ["handle: resource"],
        Shape = ShapeRules.None,
        Gradient = Gradient.Missing("it has no outputs"),
        IsStateful = true,
    };
}
