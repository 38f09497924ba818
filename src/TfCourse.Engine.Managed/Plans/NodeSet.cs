using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed;

/// <summary>Some nodes of a graph, numbered from 0 on. To begin anew costs nothing, however large the graph.</summary>
internal sealed class NodeSet
{
    // The entry of a node counts only where the node of that number is this one: so nothing has to be cleared.
    private int[] _numbers = [];
    private readonly List<int> _nodes = [];

    public int Count => _nodes.Count;

    /// <summary>The node of a number.</summary>
    public int this[int number] => _nodes[number];

    public ReadOnlySpan<int> Nodes => CollectionsMarshal.AsSpan(_nodes);

    /// <summary>Leaves no node in the set.</summary>
    /// <param name="graph">How many nodes the graph has now.</param>
    public void Clear(int graph)
    {
        _nodes.Clear();
        if (_numbers.Length < graph)
        {
            Array.Resize(ref _numbers, Math.Max(graph, 2 * _numbers.Length));
            _nodes.EnsureCapacity(_numbers.Length);
        }
    }

    /// <summary>The number of a node, or -1.</summary>
    public int Find(int node)
    {
        int number = _numbers[node];
        return number < _nodes.Count && _nodes[number] == node ? number : -1;
    }

    /// <summary>The number of a node, which is the next one when the node is new.</summary>
    public int Add(int node)
    {
        int number = Find(node);
        if (number < 0)
        {
            number = _numbers[node] = _nodes.Count;
            _nodes.Add(node);
        }

        return number;
    }

    /// <summary>Numbers all nodes in the order in which the graph has them.</summary>
    public void Sort()
    {
        _nodes.Sort();
        for (int i = 0; i < _nodes.Count; i++)
        {
            _numbers[_nodes[i]] = i;
        }
    }

    /// <summary>Numbers all nodes anew, in an order.</summary>
    public void Renumber(int[] nodes)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            _nodes[i] = nodes[i];
            _numbers[nodes[i]] = i;
        }
    }
}
