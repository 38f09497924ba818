namespace TfCourse.Engine.Managed;

/// <summary>The order of a call's nodes: data and control edges first, then the order in which they were added.</summary>
internal sealed class Schedule
{
    private readonly NodeGraph _graph;
    private readonly HashSet<(int Node, int Output)> _fed;
    private readonly NodeSet _needed;
    private readonly List<int> _sources = [];

    private Schedule(NodeGraph graph, (int Node, int Output)[] feeds) => (_graph, _fed, _needed) = (graph, [.. feeds], graph.Set());

    /// <summary>The nodes that fetches and targets need, feeds cut off, numbered in the order. Iterative, so that depth costs no stack.</summary>
    public static NodeSet Order(NodeGraph graph, (int Node, int Output)[] feeds, (int Node, int Output)[] fetches, int[] targets)
    {
        var schedule = new Schedule(graph, feeds);
        schedule.Sort(schedule.Find(fetches, targets));
        return schedule._needed;
    }

    // Whether each node that was found was added behind all that it waits for, as mostly.
    private bool Find((int Node, int Output)[] fetches, int[] targets)
    {
        foreach (var fetch in fetches)
        {
            if (!_fed.Contains(fetch))
            {
                _needed.Add(fetch.Node);
            }
        }

        foreach (int target in targets)
        {
            _needed.Add(target);
        }

        // The set grows while it is gone through.
        bool sorted = true;
        for (int i = 0; i < _needed.Count; i++)
        {
            int node = _needed[i];
            foreach (int source in Sources(node))
            {
                _needed.Add(source);
                sorted &= source < node || Closes(source, node);
            }
        }

        return sorted;
    }

    private void Sort(bool sorted)
    {
        _needed.Sort();
        if (sorted)
        {
            return;
        }

        int[] nodes = [.. _needed.Nodes];
        var edges = new EdgeList(nodes.Length);
        for (int i = 0; i < nodes.Length; i++)
        {
            foreach (int source in Sources(nodes[i]))
            {
                if (!Closes(source, nodes[i]))
                {
                    edges.Add(_needed.Find(source), i);
                }
            }
        }

        int[] order = edges.Order(out int left);
        _needed.Renumber(left < 0 ? Array.ConvertAll(order, n => nodes[n])
            : throw EngineException.InvalidArgument($"the graph has a cycle through '{_graph[nodes[left]].Name}'"));
    }

    // What a node waits for; what is fed is there already.
    private List<int> Sources(int node)
    {
        _sources.Clear();
        NodeInfo info = _graph[node];
        foreach ((int Node, int Output) source in _graph.Sources(info))
        {
            if (_fed.Count == 0 || !_fed.Contains(source))
            {
                _sources.Add(source.Node);
            }
        }

        foreach (int source in _graph.ControlSources(info))
        {
            if (!(_graph[source].Typed.Name is "Placeholder" or "PlaceholderV2" && _fed.Contains((source, 0))))
            {
                _sources.Add(source);
            }
        }

        return _sources;
    }

    // From a NextIteration a loop closes.
    private bool Closes(int source, int node) => _graph[node].Typed.Op.Flow == FlowKind.Merge && _graph[source].Typed.Op.Flow == FlowKind.NextIteration;
}
