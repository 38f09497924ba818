namespace Tensorflow;

/// <summary>A variable where a tensor is expected: it is read beside the op that uses it, as in Python.</summary>
internal sealed class VariableTensor(ResourceVariable variable) : DeferredTensor
{
    public override TF_DataType dtype => variable.dtype;

    public override Shape shape
    {
        get => variable.shape;
        set => variable.shape.merge_with(value);
    }

    protected override string DefaultRole => "ReadVariableOp";

    internal override GraphTensor In(Graph graph, TF_DataType type, string role) => variable.ReadIn(graph);

    internal override GraphTensor DifferentiatedIn(Graph graph) => (GraphTensor)variable.Handle;

    internal override GraphTensor FetchedIn(Graph graph) => (GraphTensor)variable.GraphElement;
}
