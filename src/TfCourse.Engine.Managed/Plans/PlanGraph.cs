namespace TfCourse.Engine.Managed;

/// <summary>The nodes of one call while its plan is compiled, in an order that respects all edges.</summary>
internal sealed class PlanGraph
{
    // Room for much larger arrays is found by collecting all garbage there is, which takes longer than the passes.
    private const int UsersTogether = 8192;
    private readonly List<PlanNode[]> _users = [];
    private int _walks;

    private PlanGraph(List<PlanNode> nodes, PlanNode[] feeds, PlanValue[] fetches) => (Nodes, Feeds, Fetches) = (nodes, feeds, fetches);

    public List<PlanNode> Nodes { get; }

    public PlanNode[] Feeds { get; }

    public PlanValue[] Fetches { get; }

    /// <summary>What the shapes of the feeds decide, in a plan for these shapes alone.</summary>
    public DecidedShapes? Shapes { get; init; }

    /// <summary>What passes have looked at beyond each node and edge once: a number that must not grow faster than the graph.</summary>
    public long Work { get; set; }

    /// <summary>The graph of a call.</summary>
    public static PlanGraph Of(ManagedSession session, NodeGraph graph, NodeSet order, (int Node, int Output)[] feeds, (int Node, int Output)[] fetches, int[] targets, DecidedShapes? shapes = null)
    {
        var fed = new Dictionary<(int, int), PlanNode>();
        foreach (var feed in feeds)
        {
            fed.Add(feed, new PlanNode(graph[feed.Node], -1, 1) { IsFed = true });
        }

        var nodes = new List<PlanNode>(order.Count);
        PlanValue Value((int Node, int Output) tensor)
            => fed.Count > 0 && fed.TryGetValue(tensor, out PlanNode? feed) ? new(feed, 0) : new(nodes[order.Find(tensor.Node)], tensor.Output);
        var controls = new List<PlanNode>();
        foreach (int index in order.Nodes)
        {
            NodeInfo info = graph[index];
            (int Node, int Output)[] sources = graph.Sources(info);
            var inputs = sources.Length == 0 ? [] : new PlanValue[sources.Length];
            bool references = false;
            for (int i = 0; i < inputs.Length; i++)
            {
                inputs[i] = Value(sources[i]);
                references |= graph[sources[i].Node].OutputTypes[sources[i].Output].IsRef();
            }

            controls.Clear();
            foreach (int control in graph.ControlSources(info))
            {
                // What is fed is there already.
                if (order.Find(control) is >= 0 and var before && before < nodes.Count)
                {
                    controls.Add(nodes[before]);
                }
            }

            nodes.Add(new PlanNode(info, nodes.Count)
            {
                Inputs = inputs,
                Controls = [.. controls],
                TakesReferences = references,
                HasEffect = references || Effects.Has(info, session),
            });
        }

        foreach (int target in targets)
        {
            nodes[order.Find(target)].IsTarget = true;
        }

        var given = new PlanNode[feeds.Length];
        for (int i = 0; i < given.Length; i++)
        {
            given[i] = fed[feeds[i]];
        }

        var results = new PlanValue[fetches.Length];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = Value(fetches[i]);
        }

        return new PlanGraph(nodes, given, results) { Shapes = shapes };
    }

    /// <summary>A number by which a walk can tell the nodes that it has come to.</summary>
    public int NewWalk() => ++_walks;

    /// <summary>Finds the users of all nodes, and which outputs are fetched.</summary>
    public void FindUsers()
    {
        foreach (PlanNode node in Nodes)
        {
            node.Number = 0;
        }

        foreach (PlanNode feed in Feeds)
        {
            feed.Number = 0;
        }

        // The users of many nodes stand in one array: those of each in a part as long as it has users.
        int edges = 0;
        foreach (PlanNode node in Nodes)
        {
            foreach (PlanValue input in node.Inputs)
            {
                input.Node.Number++;
            }

            foreach (PlanNode control in node.Controls)
            {
                control.Number++;
            }

            edges += node.Inputs.Length + node.Controls.Length;
        }

        int size = Math.Min(UsersTogether, edges), next = 0, start = 0;
        if (_users.Count > 0 && _users[0].Length < size)
        {
            _users.Clear();
        }

        PlanNode[] users = [];
        void Place(PlanNode node)
        {
            int count = node.Number;
            if (start + count > users.Length)
            {
                (users, start) = (count > size ? new PlanNode[count] : NextUsers(next++, size), 0);
            }

            node.SetUsers(new ArraySegment<PlanNode>(users, start, count));
            node.Number = 0;
            start += count;
        }

        foreach (PlanNode node in Nodes)
        {
            Place(node);
        }

        foreach (PlanNode feed in Feeds)
        {
            Place(feed);
        }

        foreach (PlanNode node in Nodes)
        {
            foreach (PlanValue input in node.Inputs)
            {
                input.Node.AddUser(node);
            }

            foreach (PlanNode control in node.Controls)
            {
                control.AddUser(node);
            }
        }

        foreach (PlanValue fetch in Fetches)
        {
            fetch.Node.SetFetched(fetch.Output);
        }
    }

    // Those of the last time are used again.
    private PlanNode[] NextUsers(int number, int size)
    {
        if (number == _users.Count)
        {
            _users.Add(new PlanNode[size]);
        }

        return _users[number];
    }

    /// <summary>Sends the users of removed nodes to what replaces them and drops those nodes.</summary>
    public void Rewire()
    {
        if (Nodes.Exists(static n => n.IsRemoved))
        {
            new Rewiring(this).Run(Nodes);
            Nodes.RemoveAll(static n => n.IsRemoved);
        }
    }

    /// <summary>Adds nodes that a pass made of others, where the last of those stood.</summary>
    public void Place(List<PlanNode> joined)
    {
        if (joined.Count == 0)
        {
            return;
        }

        new Rewiring(this).Run(joined);
        Rewire();

        // Both in order of places: from the end on, no node is overwritten before it has moved.
        joined.Sort(static (a, b) => a.Position.CompareTo(b.Position));
        int kept = Nodes.Count;
        Nodes.AddRange(joined);
        for (int to = Nodes.Count - 1, next = joined.Count - 1; next >= 0; to--)
        {
            Nodes[to] = kept > 0 && Nodes[kept - 1].Position > joined[next].Position ? Nodes[--kept] : joined[next--];
        }
    }

    /// <summary>Brings all nodes into an order again: edges first, then the order of nodes with effects, then places.</summary>
    public void Sort()
    {
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

        PlanNode[] before = [.. Nodes];
        for (int i = 0; i < order.Length; i++)
        {
            Nodes[i] = before[order[i]];
        }
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
}
