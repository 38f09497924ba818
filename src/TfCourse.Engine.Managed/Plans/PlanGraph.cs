namespace TfCourse.Engine.Managed;

/// <summary>The nodes of one call while its plan is compiled, in an order that respects all edges.</summary>
internal sealed class PlanGraph
{
    private PlanGraph(List<PlanNode> nodes, PlanNode[] feeds, PlanValue[] fetches) => (Nodes, Feeds, Fetches) = (nodes, feeds, fetches);

    public List<PlanNode> Nodes { get; private set; }

    public PlanNode[] Feeds { get; }

    public PlanValue[] Fetches { get; }

    /// <summary>What the shapes of the feeds decide, in a plan for these shapes alone.</summary>
    public DecidedShapes? Shapes { get; init; }

    /// <summary>What passes have looked at beyond each node and edge once: a number that must not grow faster than the graph.</summary>
    public long Work { get; set; }

    /// <summary>The graph of a call.</summary>
    public static PlanGraph Of(ManagedSession session, NodeGraph graph, int[] order, (int Node, int Output)[] feeds, (int Node, int Output)[] fetches, int[] targets, DecidedShapes? shapes = null)
    {
        var byIndex = new Dictionary<int, PlanNode>(order.Length);
        var fed = new Dictionary<(int, int), PlanNode>();
        foreach (var feed in feeds)
        {
            fed.Add(feed, new PlanNode(graph[feed.Node], -1, 1) { IsFed = true });
        }

        PlanValue Value((int Node, int Output) tensor) => fed.TryGetValue(tensor, out PlanNode? given) ? new(given, 0) : new(byIndex[tensor.Node], tensor.Output);
        var nodes = new List<PlanNode>(order.Length);
        var controls = new List<PlanNode>();
        foreach (int index in order)
        {
            NodeInfo info = graph[index];
            (int Node, int Output)[] sources = graph.Sources(info);
            bool references = Array.Exists(sources, s => graph[s.Node].OutputTypes[s.Output].IsRef());
            controls.Clear();
            foreach (int control in graph.ControlSources(info))
            {
                // What is fed is there already.
                if (byIndex.TryGetValue(control, out PlanNode? before))
                {
                    controls.Add(before);
                }
            }

            var node = new PlanNode(info, nodes.Count)
            {
                Inputs = Array.ConvertAll(sources, Value),
                Controls = [.. controls],
                TakesReferences = references,
                HasEffect = references || Effects.Has(info, session),
            };
            byIndex.Add(index, node);
            nodes.Add(node);
        }

        foreach (int target in targets)
        {
            byIndex[target].IsTarget = true;
        }

        return new PlanGraph(nodes, [.. feeds.Select(f => fed[f])], [.. fetches.Select(Value)]) { Shapes = shapes };
    }

    /// <summary>Fills the users of all nodes.</summary>
    public void FindUsers()
    {
        foreach (PlanNode node in Nodes.Concat(Feeds))
        {
            node.Users.Clear();
            Array.Clear(node.Fetches);
        }

        foreach (PlanNode node in Nodes)
        {
            foreach (PlanValue input in node.Inputs)
            {
                input.Node.Users.Add(node);
            }

            foreach (PlanNode control in node.Controls)
            {
                control.Users.Add(node);
            }
        }

        foreach (PlanValue fetch in Fetches)
        {
            fetch.Node.Fetches[fetch.Output]++;
        }
    }

    /// <summary>Sends the users of removed nodes to what replaces them and drops those nodes.</summary>
    public void Rewire()
    {
        var waits = new List<PlanNode>();
        foreach (PlanNode node in Nodes)
        {
            if (node.IsRemoved)
            {
                continue;
            }

            bool changed = Array.Exists(node.Controls, c => c.IsRemoved) || Array.Exists(node.Inputs, i => i.Node.IsRemoved);
            if (!changed)
            {
                continue;
            }

            waits.Clear();
            foreach (PlanNode control in node.Controls)
            {
                AddFinal(control, node, waits);
            }

            for (int i = 0; i < node.Inputs.Length; i++)
            {
                // Who takes a value through a removed node waits for what that node waited for.
                if (node.Inputs[i].Node.IsRemoved)
                {
                    AddFinal(node.Inputs[i].Node, node, waits);
                    node.Inputs[i] = Final(node.Inputs[i]);
                }
            }

            node.Controls = [.. waits.Distinct().Where(w => !Array.Exists(node.Inputs, i => i.Node == w))];
        }

        for (int i = 0; i < Fetches.Length; i++)
        {
            Fetches[i] = Final(Fetches[i]);
        }

        Nodes.RemoveAll(static n => n.IsRemoved);
    }

    /// <summary>Adds nodes that a pass made of others, where the last of those stood.</summary>
    public void Place(IReadOnlyCollection<PlanNode> joined)
    {
        if (joined.Count > 0)
        {
            Nodes.AddRange(joined);
            Rewire();
            Nodes.Sort(static (a, b) => a.Position.CompareTo(b.Position));
        }
    }

    /// <summary>Brings all nodes into an order again: edges first, then the order of nodes with effects, then places.</summary>
    public void Sort()
    {
        Nodes.Sort(static (a, b) => a.Position.CompareTo(b.Position));
        var edges = new EdgeList(Nodes.Count);
        for (int i = 0; i < Nodes.Count; i++)
        {
            Nodes[i].Number = i;
        }

        PlanNode? last = null;
        foreach (PlanNode node in Nodes)
        {
            foreach (PlanValue input in node.Inputs)
            {
                if (!input.Node.IsFed)
                {
                    edges.Add(input.Node.Number, node.Number);
                }
            }

            foreach (PlanNode control in node.Controls)
            {
                if (!control.IsFed)
                {
                    edges.Add(control.Number, node.Number);
                }
            }

            if (node.HasEffect)
            {
                if (last is not null)
                {
                    edges.Add(last.Number, node.Number);
                }

                last = node;
            }
        }

        int[] order = edges.Order(out int left);
        if (left >= 0)
        {
            throw EngineException.Internal($"a pass of the plan compiler closed a circle through '{Nodes[left].Info.Name}'; {PlanOptions.Variable}=all avoids it");
        }

        Nodes = [.. Array.ConvertAll(order, n => Nodes[n])];
    }

    /// <summary>Where a value is found once all nodes on its way that were removed are passed over.</summary>
    public static PlanValue Final(PlanValue value)
    {
        while (value.Node.IsRemoved)
        {
            value = value.Node.Values![value.Output];
        }

        return value;
    }

    private static void AddFinal(PlanNode control, PlanNode user, List<PlanNode> to)
    {
        if (!control.IsRemoved)
        {
            if (!control.IsFed && control != user)
            {
                to.Add(control);
            }

            return;
        }

        // What replaces a node may itself be replaced; chains are followed with a stack of their own.
        var stack = new Stack<PlanNode>(control.Waits!);
        var seen = new HashSet<PlanNode>();
        while (stack.TryPop(out PlanNode? node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (node.IsRemoved)
            {
                foreach (PlanNode next in node.Waits!)
                {
                    stack.Push(next);
                }
            }
            else if (!node.IsFed && node != user)
            {
                to.Add(node);
            }
        }
    }
}
