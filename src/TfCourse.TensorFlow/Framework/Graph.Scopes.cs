namespace Tensorflow;

public sealed partial class Graph
{
    /// <summary>The present name scope, without a slash at its end; empty at the root.</summary>
    public string get_name_scope() => _scope;

    /// <summary>The name scope that new operations are named in, as TensorFlow.NET's programs ask for it.</summary>
    public string _name_stack => _scope;

    /// <summary>Opens a name scope of this graph; null and "" lead to the root, a slash at the end takes the name as it is.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ValueError">A name that no scope can have.</exception>
    public ops.NameScope name_scope(string? name) => new(name, graph: this);

    /// <summary>New operations wait for these.</summary>
    /// <param name="control_inputs">Operations, tensors and variables; null forgets the blocks around.</param>
    public _ControlDependenciesController control_dependencies(ITensorOrOperation[]? control_inputs) => new(this, control_inputs);

    /// <summary>New operations are placed on this device.</summary>
    /// <param name="device_name">A device or a part of one; null forgets the blocks around.</param>
    public ScopeBlock device(string? device_name) => OnDevice(device_name);

    /// <summary>New operations lie where this one lies.</summary>
    /// <param name="op">An operation, tensor or variable.</param>
    /// <param name="ignore_existing">Whether colocations around are forgotten.</param>
    public ScopeBlock colocate_with(ITensorOrOperation op, bool ignore_existing = false) => Colocated(op.op, ignore_existing);
}
