namespace TfCourse.Engine.Managed;

/// <summary>StackV2: a new stack for this run.</summary>
internal static class StackV2Kernel
{
    public static Kernel Create(NodeInfo node)
    {
        string name = node.String("stack_name");
        return Kernel.Of(c => c.Output<object>(0, default)[0] = c.Run.Own(new TensorStack(name.Length > 0 ? name : node.Name, node.Type("elem_type"), c.Integer(0))));
    }
}

/// <summary>StackPushV2: puts a tensor on a stack, and passes it on.</summary>
internal static class StackPushV2Kernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorStack stack = TensorArrays.Stack(c);
        if (stack.ElementType != c.Type(1))
        {
            throw EngineException.InvalidArgument($"Must have type {DataTypes.Name(stack.ElementType)} but got {DataTypes.Name(c.Type(1))}");
        }

        var pushed = new TensorValue();
        pushed.ShareFrom(c.Value(1), c.Dims(1));
        stack.Push(pushed);
        c.Take(1, c.Result(0));
    });
}

/// <summary>StackPopV2: takes the tensor off that was put on last.</summary>
internal static class StackPopV2Kernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorStack stack = TensorArrays.Stack(c);
        c.Result(0).MoveFrom(stack.ElementType == c.Node.OutputTypes[0] ? stack.Pop()
            : throw EngineException.InvalidArgument($"Must have type {DataTypes.Name(stack.ElementType)} but got {DataTypes.Name(c.Node.OutputTypes[0])}"));
    });
}

/// <summary>StackCloseV2: lets the stack's memory go before the run ends.</summary>
internal static class StackCloseV2Kernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c => TensorArrays.Stack(c).Close());
}
