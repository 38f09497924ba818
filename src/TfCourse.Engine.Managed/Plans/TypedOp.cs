using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>An op with the types of its inputs and outputs: what many nodes have in common.</summary>
/// <param name="op">The op.</param>
/// <param name="type">The one type that decides all others, for ops that have one.</param>
/// <param name="inputs">The types of the inputs.</param>
/// <param name="outputs">The types of the outputs.</param>
internal sealed class TypedOp(OpTraits op, DataType type, DataType[] inputs, DataType[] outputs)
{
    // 0 as long as nobody has asked.
    private volatile int _elementwise;

    public OpTraits Op => op;

    public string Name => op.Name;

    public DataType Type => type;

    public DataType[] Inputs => inputs;

    public DataType[] Outputs => outputs;

    /// <summary>Whether nodes do more than give values, if they call no function.</summary>
    public bool HasEffect { get; } = op.HasEffect || GivesReferences(outputs);

    /// <summary>Whether nodes may be element-wise functions that passes join.</summary>
    public bool MayBeElementwise { get; } = ElementOps.MayContain(op.Name, inputs, outputs);

    /// <summary>Whether they are: the kernel of the first node that asks decides, since attributes decide nothing here.</summary>
    public bool IsElementwise(NodeInfo node, ManagedSession session)
    {
        if (_elementwise == 0)
        {
            _elementwise = session.CreateKernel(node, takesReferences: false) is ElementKernel ? 1 : -1;
        }

        return _elementwise > 0;
    }

    public bool HasTypesOf(TypedOp other) => Same(inputs, other.Inputs) && Same(outputs, other.Outputs);

    // Loops, not methods for arrays of all types: those are compiled for this one when a program starts.
    private static bool Same(DataType[] a, DataType[] b)
    {
        bool same = a.Length == b.Length;
        for (int i = 0; same && i < a.Length; i++)
        {
            same = a[i] == b[i];
        }

        return same;
    }

    private static bool GivesReferences(DataType[] outputs)
    {
        foreach (DataType type in outputs)
        {
            if (type.IsRef())
            {
                return true;
            }
        }

        return false;
    }
}
