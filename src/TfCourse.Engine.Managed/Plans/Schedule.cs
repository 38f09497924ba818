namespace TfCourse.Engine.Managed;

/// <summary>The order of a call's nodes: data and control edges first, then the order in which they were added.</summary>
internal static class Schedule
{
    /// <summary>The nodes that fetches and targets need, feeds cut off, numbered in the order. Iterative, so that depth costs no stack.</summary>
    public static NodeSet Order(NodeGraph graph, (int Node, int Output)[] feeds, (int Node, int Output)[] fetches, int[] targets)
    {
        var fed = feeds.ToHashSet();
        NodeSet needed = graph.Set();
        var edges = new EdgeList();
        foreach (var fetch in fetches)
        {
            if (!fed.Contains(fetch))
            {
                needed.Add(fetch.Node);
            }
        }

        foreach (int target in targets)
        {
            needed.Add(target);
        }

        // The set grows while it is gone through.
        for (int i = 0; i < needed.Count; i++)
        {
            NodeInfo info = graph[needed[i]];
            bool closes = info.Typed.Op.Flow == FlowKind.Merge;
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
                if (!(graph[source].Typed.Name is "Placeholder" or "PlaceholderV2" && fed.Contains((source, 0))))
                {
                    Wait(i, closes, source);
                }
            }
        }

        void Wait(int user, bool isMerge, int source)
        {
            int number = needed.Add(source);
            // From a NextIteration a loop closes.
            if (!isMerge || graph[source].Typed.Op.Flow != FlowKind.NextIteration)
            {
                edges.Add(number, user);
            }
        }

        edges.Nodes = needed.Count;
        int[] order = edges.Order(out int left, [.. needed.Nodes]);
        if (left >= 0)
        {
            throw EngineException.InvalidArgument($"the graph has a cycle through '{graph[needed[left]].Name}'");
        }

        needed.Reorder(order);
        return needed;
    }
}
