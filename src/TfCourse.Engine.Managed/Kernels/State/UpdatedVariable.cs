using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The variable that a scatter op changes: the first input, as a handle or as a reference.</summary>
internal sealed class UpdatedVariable(NodeInfo node)
{
    private readonly bool _isResource = node.InputTypes[0] == DataType.DtResource;

    /// <summary>The element type.</summary>
    public DataType Type { get; } = node.InputTypes[2].Base();

    /// <summary>Finds the variable.</summary>
    public Variable Find(KernelContext c) => _isResource ? Variables.Find(c, 0) : References.Variable(c, 0);

    /// <summary>Its value, of the node's type. Its lock is held.</summary>
    public TensorValue Value(KernelContext c, Variable variable) => _isResource ? Variables.Value(c, 0, variable, Type) : variable.Value;

    /// <summary>Passes the reference on to the output, when there is one.</summary>
    public void Finish(KernelContext c)
    {
        if (!_isResource)
        {
            References.PassOn(c, 0, 0);
        }
    }
}
