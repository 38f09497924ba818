namespace Tensorflow;

/// <summary>A variable after an assignment: where it is used it is read, and the read waits for the assignment.</summary>
internal sealed class AssignedTensor : DeferredTensor
{
    private readonly ResourceVariable _variable;
    private readonly Operation _assignment;
    private readonly GraphTensor _fetched;

    public AssignedTensor(ResourceVariable variable, Operation assignment)
    {
        (_variable, _assignment) = (variable, assignment);
        using (assignment.graph.Waiting([assignment]))
        {
            _fetched = variable.ReadIn(assignment.graph, false);
        }
    }

    public override Operation op => _assignment;

    public override int value_index => 0;

    public override string name => _assignment.name;

    public override TF_DataType dtype => _variable.dtype;

    public override Shape shape
    {
        get => _variable.shape;
        set => _variable.shape.merge_with(value);
    }

    protected override string DefaultRole => "ReadVariableOp";

    /// <summary>A new read that waits for the assignment.</summary>
    public Tensor read_value()
    {
        GraphTensor read;
        using (new ops.NameScope("Read"))
        using (_assignment.graph.Waiting([_assignment]))
        {
            read = _variable.ReadIn(_assignment.graph, false);
        }

        return Build.One("Identity", null, [read]);
    }

    internal override GraphTensor In(Graph graph, TF_DataType type, string role)
    {
        using (graph.Waiting([_assignment]))
        {
            return _variable.ReadIn(graph);
        }
    }

    internal override GraphTensor FetchedIn(Graph graph) => _fetched;
}
