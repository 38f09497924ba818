namespace TfCourse.Engine.Managed;

/// <summary>Calls one of two functions.</summary>
internal sealed class IfKernel(NodeInfo node) : CallingKernel
{
    private readonly Callee _then = new(node, node.Function("then_branch"), node.InputTypes[1..], node.OutputTypes);
    private readonly Callee _else = new(node, node.Function("else_branch"), node.InputTypes[1..], node.OutputTypes);
    private readonly bool _scalarOnly = Predicate.IsLowered(node);

    protected override Callee Choose(KernelContext c, out int firstArgument)
    {
        firstArgument = 1;
        return Predicate.Of(c.Value(0), _scalarOnly) ? _then : _else;
    }
}

/// <summary>Calls one of several functions, by number; a number that is no branch's means the last one.</summary>
internal sealed class CaseKernel(NodeInfo node) : CallingKernel
{
    private readonly Callee[] _branches = [.. node.List("branches").Func.Select(f => new Callee(node, f, node.InputTypes[1..], node.OutputTypes))];

    protected override Callee Choose(KernelContext c, out int firstArgument)
    {
        firstArgument = 1;
        if (_branches.Length == 0)
        {
            throw EngineException.InvalidArgument($"{c.Node.Op} needs at least one branch");
        }

        long branch = c.Integer(0);
        return _branches[branch >= 0 && branch < _branches.Length ? (int)branch : _branches.Length - 1];
    }
}
