namespace TfCourse.Engine.Managed;

/// <summary>In which order the elements of a queue leave.</summary>
internal interface IElementOrder
{
    int Count { get; }

    void Add(TensorValue[] element);

    /// <summary>The next element; there is one.</summary>
    TensorValue[] Take();

    /// <summary>Elements that were taken, in the order of their taking, come back as if they had not been.</summary>
    void PutBack(IReadOnlyList<TensorValue[]> taken);
}

/// <summary>First in, first out.</summary>
internal sealed class ArrivalOrder : IElementOrder
{
    private readonly LinkedList<TensorValue[]> _elements = new();

    public int Count => _elements.Count;

    public void Add(TensorValue[] element) => _elements.AddLast(element);

    public TensorValue[] Take()
    {
        TensorValue[] first = _elements.First!.Value;
        _elements.RemoveFirst();
        return first;
    }

    public void PutBack(IReadOnlyList<TensorValue[]> taken)
    {
        for (int i = taken.Count - 1; i >= 0; i--)
        {
            _elements.AddFirst(taken[i]);
        }
    }
}

/// <summary>Any element with the same probability: word mod count of TensorFlow's stream says which; the last takes its place.</summary>
internal sealed class RandomOrder(Philox stream) : IElementOrder
{
    private readonly List<TensorValue[]> _elements = [];
    private PhiloxWords _words = new(stream);

    public int Count => _elements.Count;

    public void Add(TensorValue[] element) => _elements.Add(element);

    public TensorValue[] Take()
    {
        int index = (int)(_words.Next() % (uint)_elements.Count);
        TensorValue[] taken = _elements[index];
        _elements[index] = _elements[^1];
        _elements.RemoveAt(_elements.Count - 1);
        return taken;
    }

    public void PutBack(IReadOnlyList<TensorValue[]> taken) => _elements.AddRange(taken);
}

/// <summary>The element whose first component, an int64 scalar, is least; of equal ones the first that came.</summary>
internal sealed class PriorityOrder : IElementOrder
{
    private readonly PriorityQueue<TensorValue[], (long Priority, long Arrival)> _elements = new();
    private long _next, _returned;

    public int Count => _elements.Count;

    public void Add(TensorValue[] element) => Add(element, _next++);

    public TensorValue[] Take() => _elements.Dequeue();

    // Those that were taken were before all of their priority that are still here.
    public void PutBack(IReadOnlyList<TensorValue[]> taken)
    {
        for (int i = taken.Count - 1; i >= 0; i--)
        {
            Add(taken[i], --_returned);
        }
    }

    private void Add(TensorValue[] element, long arrival) => _elements.Enqueue(element, (element[0].Span<long>()[0], arrival));
}
