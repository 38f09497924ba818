namespace TfCourse.Engine.Managed;

/// <summary>Calls one of two functions.</summary>
internal sealed class IfKernel(NodeInfo node) : Kernel
{
    private readonly Callee _then = new(node, node.Function("then_branch"), node.InputTypes[1..], node.OutputTypes);
    private readonly Callee _else = new(node, node.Function("else_branch"), node.InputTypes[1..], node.OutputTypes);
    private readonly bool _scalarOnly = Predicate.IsLowered(node);

    public override void Run(KernelContext c) => (Predicate.Of(c.Value(0), _scalarOnly) ? _then : _else).Call(c, 1);
}

/// <summary>Calls one of several functions, by number; a number that is no branch's means the last one.</summary>
internal sealed class CaseKernel(NodeInfo node) : Kernel
{
    private readonly Callee[] _branches = [.. node.List("branches").Func.Select(f => new Callee(node, f, node.InputTypes[1..], node.OutputTypes))];

    public override void Run(KernelContext c)
    {
        if (_branches.Length == 0)
        {
            throw EngineException.InvalidArgument($"{c.Node.Op} needs at least one branch");
        }

        long branch = c.Integer(0);
        _branches[branch >= 0 && branch < _branches.Length ? (int)branch : _branches.Length - 1].Call(c, 1);
    }
}
