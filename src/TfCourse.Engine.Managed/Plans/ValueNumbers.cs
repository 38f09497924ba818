namespace TfCourse.Engine.Managed;

/// <summary>Numbers of values, from 0 on in the order in which they came. A node's own number says where its values are, so one such numbering at a time is in use.</summary>
/// <param name="capacity">How many values may come.</param>
internal sealed class ValueNumbers(int capacity = 0)
{
    // Nodes of more values, of which each user takes a few, are looked up.
    private const int Few = 8;

    // The places of a node's values are its own where they name the node: so nothing has to be cleared.
    private readonly List<PlanNode> _nodes = new(capacity);
    private readonly List<int> _numbers = new(capacity);
    private Dictionary<PlanValue, int>? _others;

    public int Count { get; private set; }

    public int this[PlanValue value] => Find(value);

    public void Clear()
    {
        Count = 0;
        _nodes.Clear();
        _numbers.Clear();
        _others?.Clear();
    }

    /// <summary>Gives a value the next number, when it has none.</summary>
    public bool TryAdd(PlanValue value)
    {
        if (Find(value) >= 0)
        {
            return false;
        }

        if (value.Node.Outputs > Few)
        {
            (_others ??= []).Add(value, Count++);
            return true;
        }

        if (!HasPlaces(value.Node))
        {
            value.Node.Number = _nodes.Count;
            for (int i = 0; i < value.Node.Outputs; i++)
            {
                _nodes.Add(value.Node);
                _numbers.Add(-1);
            }
        }

        _numbers[value.Node.Number + value.Output] = Count++;
        return true;
    }

    // The number of a value, or -1.
    private int Find(PlanValue value)
        => value.Node.Outputs > Few ? _others is not null && _others.TryGetValue(value, out int number) ? number : -1
            : HasPlaces(value.Node) ? _numbers[value.Node.Number + value.Output] : -1;

    private bool HasPlaces(PlanNode node) => (uint)node.Number < (uint)_nodes.Count && _nodes[node.Number] == node;
}
