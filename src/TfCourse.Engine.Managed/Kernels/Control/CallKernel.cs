using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Calls a function: PartitionedCall, StatefulPartitionedCall, or a node whose op is the function's name.</summary>
internal sealed class CallKernel : CallingKernel
{
    private readonly Callee _callee;

    private CallKernel(NodeInfo node, NameAttrList function, bool ofGradient = false)
        => _callee = new Callee(node, function, node.InputTypes, node.OutputTypes) { OfGradient = ofGradient };

    public static Kernel Create(NodeInfo node) => new CallKernel(node, node.Function("f"));

    /// <summary>Calls the function that the library declares to be the gradient of another: SymbolicGradient.</summary>
    public static Kernel Gradient(NodeInfo node) => new CallKernel(node, node.Function("f"), ofGradient: true);

    /// <summary>The call of a function by a node of its name.</summary>
    public static Kernel Named(NodeInfo node)
    {
        var function = new NameAttrList { Name = node.Op };
        foreach ((string attr, AttrValue value) in node.Source.Attr)
        {
            function.Attr.Add(attr, value);
        }

        return new CallKernel(node, function);
    }

    protected override Callee Choose(KernelContext c, out int firstArgument)
    {
        firstArgument = 0;
        return _callee;
    }
}
