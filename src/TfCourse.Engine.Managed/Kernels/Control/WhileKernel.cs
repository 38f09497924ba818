using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Calls a body as long as a condition of its values holds. The values move from call to call, so that the body may reuse their memory.</summary>
internal sealed class WhileKernel : Kernel
{
    private readonly Callee _condition, _body;
    private readonly TensorValue[] _values;
    private readonly TensorValue _predicate = new();
    private readonly bool _scalarOnly;

    public WhileKernel(NodeInfo node)
    {
        // The condition's one result may be of any type; that it is one is checked when it is called.
        _condition = new Callee(node, node.Function("cond"), node.InputTypes, null);
        _body = new Callee(node, node.Function("body"), node.InputTypes, node.OutputTypes);
        _values = [.. node.InputTypes.Select(_ => new TensorValue())];
        _scalarOnly = Predicate.IsLowered(node);
    }

    public override void Run(KernelContext c)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            c.Take(i, _values[i]);
        }

        while (Condition(c.Run))
        {
            Body(c.Run);
        }

        for (int i = 0; i < _values.Length; i++)
        {
            c.Result(i).MoveFrom(_values[i]);
        }
    }

    private bool Condition(RunState run)
    {
        PlanInstance instance = _condition.Enter(run);
        if (instance.Results.Length != 1)
        {
            throw EngineException.InvalidArgument($"a condition has one result, this one has {instance.Results.Length}");
        }

        for (int i = 0; i < _values.Length; i++)
        {
            instance.Arguments[i].ShareFrom(_values[i], _values[i].Dims);
        }

        instance.Execute();
        instance.TakeResult(0, _predicate);
        _condition.Leave(run, instance);
        bool holds = Predicate.Of(_predicate, _scalarOnly);
        _predicate.Release();
        return holds;
    }

    private void Body(RunState run)
    {
        run.ThrowIfCancelled();
        PlanInstance instance = _body.Enter(run);
        for (int i = 0; i < _values.Length; i++)
        {
            instance.Arguments[i].MoveFrom(_values[i]);
        }

        instance.Execute();
        for (int i = 0; i < _values.Length; i++)
        {
            instance.TakeResult(i, _values[i]);
        }

        _body.Leave(run, instance);
    }
}
