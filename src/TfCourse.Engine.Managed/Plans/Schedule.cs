namespace TfCourse.Engine.Managed;

/// <summary>The order of a call's nodes: data and control edges first, then the order in which they were added.</summary>
internal static class Schedule
{
    /// <summary>The nodes that fetches and targets need, feeds cut off. Iterative, so that depth costs no stack.</summary>
    public static int[] Order(NodeGraph graph, (int Node, int Output)[] feeds, (int Node, int Output)[] fetches, int[] targets)
    {
        var fed = feeds.ToHashSet();
        var numbers = new Dictionary<int, int>();
        var needed = new List<int>();
        var edges = new EdgeList();
        int Need(int node)
        {
            if (numbers.TryAdd(node, needed.Count))
            {
                needed.Add(node);
            }

            return numbers[node];
        }

        foreach (var fetch in fetches)
        {
            if (!fed.Contains(fetch))
            {
                Need(fetch.Node);
            }
        }

        foreach (int target in targets)
        {
            Need(target);
        }

        // The list grows while it is gone through.
        for (int i = 0; i < needed.Count; i++)
        {
            NodeInfo info = graph[needed[i]];
            bool closes = FlowKinds.Of(info.Op) == FlowKind.Merge;
            foreach ((int Node, int Output) source in graph.Sources(info))
            {
                if (fed.Count == 0 || !fed.Contains(source))
                {
                    Wait(i, closes, source.Node);
                }
            }

            foreach (int source in graph.ControlSources(info))
            {
                // Waiting for a placeholder that is fed is waiting for nothing.
                if (!(graph[source].Op is "Placeholder" or "PlaceholderV2" && fed.Contains((source, 0))))
                {
                    Wait(i, closes, source);
                }
            }
        }

        void Wait(int user, bool isMerge, int source)
        {
            int number = Need(source);
            // From a NextIteration a loop closes.
            if (!isMerge || FlowKinds.Of(graph[source].Op) != FlowKind.NextIteration)
            {
                edges.Add(number, user);
            }
        }

        edges.Nodes = needed.Count;
        int[] keys = [.. needed];
        int[] order = edges.Order(out int left, keys);
        return left < 0 ? Array.ConvertAll(order, n => keys[n]) : throw EngineException.InvalidArgument($"the graph has a cycle through '{graph[keys[left]].Name}'");
    }
}
