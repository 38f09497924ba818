namespace Tensorflow;

/// <content>What may be fed and fetched.</content>
public sealed partial class Graph
{
    private readonly HashSet<GraphTensor> _unfeedable = [];
    private readonly HashSet<Operation> _unfetchable = [];

    /// <summary>Whether a tensor may be fed: all may that nothing forbids.</summary>
    /// <param name="tensor">A tensor of this graph.</param>
    public bool is_feedable(Tensor tensor)
    {
        lock (Growing)
        {
            return !_unfeedable.Contains(tensor.FetchedIn(this));
        }
    }

    /// <summary>Whether a tensor or operation may be fetched: all may that nothing forbids.</summary>
    /// <param name="tensor_or_op">An element of this graph.</param>
    public bool is_fetchable(ITensorOrOperation tensor_or_op)
    {
        lock (Growing)
        {
            return !_unfetchable.Contains(tensor_or_op.op);
        }
    }

    /// <summary>Forbids to feed a tensor.</summary>
    /// <param name="tensor">A tensor of this graph.</param>
    public void prevent_feeding(Tensor tensor)
    {
        lock (Growing)
        {
            _unfeedable.Add(tensor.FetchedIn(this));
        }
    }

    /// <summary>Forbids to fetch an operation and its tensors.</summary>
    /// <param name="op">An operation of this graph.</param>
    public void prevent_fetching(Operation op)
    {
        lock (Growing)
        {
            _unfetchable.Add(op);
        }
    }
}
