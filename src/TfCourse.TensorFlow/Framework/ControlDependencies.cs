namespace Tensorflow;

/// <summary>A block whose nodes wait for others.</summary>
public sealed class _ControlDependenciesController : IDisposable
{
    private readonly Graph _graph;
    private bool _left;

    internal _ControlDependenciesController(Graph graph, ITensorOrOperation[]? inputs)
    {
        _graph = graph;
        graph.PushControlDependencies(inputs is null ? null : [.. inputs.Select(i => i is Tensor t and not AssignedTensor ? t.In(graph, TF_DataType.DtInvalid, "control").op : i.op).Distinct()]);
    }

    /// <summary>Leaves the block.</summary>
    public void Dispose()
    {
        if (!_left)
        {
            _left = true;
            _graph.PopControlDependencies();
        }
    }
}
