namespace TfCourse.Engine.Managed;

/// <summary>The order of a call's nodes: data and control edges first, then the order in which they were added.</summary>
internal static class Schedule
{
    /// <summary>The nodes that fetches and targets need, feeds cut off. Iterative, so that depth costs no stack.</summary>
    public static int[] Order(NodeGraph graph, (int Node, int Output)[] feeds, (int Node, int Output)[] fetches, int[] targets)
    {
        var fed = feeds.ToHashSet();
        var needed = new Dictionary<int, int>(); // node -> number of edges that still wait
        var users = new Dictionary<int, List<int>>();
        var stack = new Stack<int>();

        void Need(int node)
        {
            if (needed.TryAdd(node, 0))
            {
                stack.Push(node);
            }
        }

        void Wait(int node, NodeInfo info, int source)
        {
            Need(source);
            if (FlowKinds.Of(info.Op) == FlowKind.Merge && FlowKinds.Of(graph[source].Op) == FlowKind.NextIteration)
            {
                // A loop closes here.
                return;
            }

            needed[node]++;
            if (!users.TryGetValue(source, out List<int>? list))
            {
                users.Add(source, list = []);
            }

            list.Add(node);
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

        while (stack.TryPop(out int node))
        {
            NodeInfo info = graph[node];
            foreach ((int Node, int Output) source in graph.Sources(info))
            {
                if (!fed.Contains(source))
                {
                    Wait(node, info, source.Node);
                }
            }

            foreach (int source in graph.ControlSources(info))
            {
                // Waiting for a placeholder that is fed is waiting for nothing.
                if (!(graph[source].Op is "Placeholder" or "PlaceholderV2" && fed.Contains((source, 0))))
                {
                    Wait(node, info, source);
                }
            }
        }

        var ready = new PriorityQueue<int, int>(needed.Where(n => n.Value == 0).Select(n => (n.Key, n.Key)));
        var order = new List<int>(needed.Count);
        while (ready.TryDequeue(out int node, out _))
        {
            order.Add(node);
            foreach (int user in users.TryGetValue(node, out List<int>? list) ? list : [])
            {
                if (--needed[user] == 0)
                {
                    ready.Enqueue(user, user);
                }
            }
        }

        return order.Count == needed.Count ? [.. order]
            : throw EngineException.InvalidArgument($"the graph has a cycle through '{graph[needed.First(n => n.Value > 0).Key].Name}'");
    }
}
