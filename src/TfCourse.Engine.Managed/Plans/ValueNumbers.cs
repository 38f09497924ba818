namespace TfCourse.Engine.Managed;

/// <summary>Numbers of values, from 0 on in the order in which they came. A node's own number says where its value is, so one such numbering at a time is in use.</summary>
internal sealed class ValueNumbers
{
    // Nearly all nodes give one value. An entry is a node's where it names the node: so nothing has to be cleared.
    private readonly List<(PlanNode Node, int Number)> _single = [];
    private readonly Dictionary<PlanValue, int> _others = [];

    public int Count { get; private set; }

    public int this[PlanValue value] => TryFind(value, out int number) ? number : throw new KeyNotFoundException();

    public void Clear()
    {
        Count = 0;
        _single.Clear();
        _others.Clear();
    }

    /// <summary>Gives a value the next number, when it has none.</summary>
    public bool TryAdd(PlanValue value)
    {
        if (TryFind(value, out _))
        {
            return false;
        }

        if (value.Node.Outputs == 1)
        {
            value.Node.Number = _single.Count;
            _single.Add((value.Node, Count));
        }
        else
        {
            _others.Add(value, Count);
        }

        Count++;
        return true;
    }

    private bool TryFind(PlanValue value, out int number)
    {
        if (value.Node.Outputs != 1)
        {
            return _others.TryGetValue(value, out number);
        }

        int at = value.Node.Number;
        bool found = (uint)at < (uint)_single.Count && _single[at].Node == value.Node;
        number = found ? _single[at].Number : -1;
        return found;
    }
}
