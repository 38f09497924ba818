using System.Globalization;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Nodes by name and by number, in the order in which they were added.</summary>
internal sealed class NodeGraph
{
    private readonly List<NodeInfo> _nodes = [];
    private readonly Dictionary<string, int> _byName = [];
    private readonly NodeSet _set = new();

    public int Count => _nodes.Count;

    public NodeInfo this[int node] => _nodes[node];

    public int Find(string name) => _byName.TryGetValue(name, out int node) ? node : -1;

    /// <summary>An empty set of nodes, for whoever compiles now: one at a time does.</summary>
    public NodeSet Set()
    {
        _set.Clear(Count);
        return _set;
    }

    /// <summary>Adds nodes; all or none.</summary>
    public void Add(IReadOnlyList<NodeInfo> nodes)
    {
        if (nodes.Count > Count)
        {
            _byName.EnsureCapacity(Count + nodes.Count);
        }

        for (int i = 0; i < nodes.Count; i++)
        {
            if (!_byName.TryAdd(nodes[i].Name, Count + i))
            {
                for (int before = 0; before < i; before++)
                {
                    _byName.Remove(nodes[before].Name);
                }

                throw EngineException.InvalidArgument($"Node '{nodes[i].Name}' is not unique");
            }
        }

        _nodes.AddRange(nodes);
    }

    // Nearly all inputs are names of nodes known, of their first or another output, and then nobody needs the words for an error.
    private (int Node, int Output) Resolve(string input, NodeInfo user)
    {
        if (input.StartsWith('^'))
        {
            return _byName.TryGetValue(input[1..], out int before) ? (before, TensorName.Control) : Resolve(input, $"Node '{user.Name}'");
        }

        int output = 0;
        bool known = _byName.TryGetValue(input, out int node);
        if (!known && input.LastIndexOf(':') is > 0 and var colon)
        {
            known = int.TryParse(input.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out output) && _byName.TryGetValue(input[..colon], out node);
        }

        return known && output < _nodes[node].OutputTypes.Length ? (node, output) : Resolve(input, $"Node '{user.Name}'");
    }

    /// <summary>The node and output that a written input names: "node:index", "node", "node:arg:index", "^node" (output -1).</summary>
    public (int Node, int Output) Resolve(string input, string user)
    {
        bool isName = TensorName.TryParse(input, out TensorName name);
        if (isName && name.Index == TensorName.Control)
        {
            return (Known(name.Node, user), TensorName.Control);
        }

        string[] parts = input.Split(':');
        int node = Known(parts[0], user);
        int output = isName ? name.Index
            : _nodes[node].OutputIndex(parts[1]) + (parts.Length > 2 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : 0);
        return output >= 0 && output < _nodes[node].OutputTypes.Length
            ? (node, output)
            : throw EngineException.InvalidArgument($"{user}: '{input}' names output {output}, {_nodes[node].Op} '{parts[0]}' has {_nodes[node].OutputTypes.Length}");
    }

    /// <summary>As <see cref="Resolve(string, string)"/>, for what has to be a tensor.</summary>
    public (int Node, int Output) ResolveTensor(string input, string user) => Resolve(input, user) is { Output: >= 0 } tensor ? tensor
        : throw EngineException.InvalidArgument($"{user}: '{input}' is a control input, a tensor is required");

    /// <summary>The tensors that a node takes; their types are those that it was made for.</summary>
    public (int Node, int Output)[] Sources(NodeInfo node)
    {
        if (node.Sources is { } known)
        {
            return known;
        }

        (int Node, int Output)[] sources = node.Inputs.Length == 0 ? [] : new (int Node, int Output)[node.Inputs.Length];
        for (int i = 0; i < sources.Length; i++)
        {
            (int Node, int Output) source = Resolve(node.Inputs[i], node);
            DataType found = _nodes[source.Node].OutputTypes[source.Output].Base(), wanted = node.InputTypes[i].Base();
            sources[i] = found == wanted ? source : throw EngineException.InvalidArgument(
                $"Input {i} of node {node.Name} was passed {found.Name()} from {node.Inputs[i]} incompatible with expected {wanted.Name()}.");
        }

        return node.Sources = sources;
    }

    /// <summary>The nodes that a node waits for, beside those whose tensors it takes.</summary>
    public int[] ControlSources(NodeInfo node)
    {
        if (node.ControlSources is null)
        {
            int[] sources = node.ControlInputs.Length == 0 ? [] : new int[node.ControlInputs.Length];
            for (int i = 0; i < sources.Length; i++)
            {
                sources[i] = Resolve(node.ControlInputs[i], node).Node;
            }

            node.ControlSources = sources;
        }

        return node.ControlSources;
    }

    private int Known(string name, string user)
        => Find(name) is >= 0 and var node ? node : throw EngineException.InvalidArgument($"{user}: Unknown input node '{name}'");
}
