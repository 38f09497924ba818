namespace TfCourse.Engine.Managed;

/// <summary>Makes the plan of nodes among which some are control flow.</summary>
internal sealed class FlowCompiler
{
    private readonly NodeGraph _graph;
    private readonly Dictionary<(int, int), int> _feedNumbers = [];
    private readonly FlowNode[] _nodes;
    private readonly NodeSet _numbers;
    private readonly List<FlowFrame> _frames = [new(0, "", -1, 1)];
    private readonly Dictionary<(int Parent, string Name), int> _frameNumbers = [];
    private readonly List<FlowEdge>[][] _users;
    private readonly List<FlowEdge>[] _feedUsers;
    private readonly List<int>[] _waiting;

    private FlowCompiler(NodeGraph graph, NodeSet order, (int Node, int Output)[] feeds)
    {
        (_graph, _numbers) = (graph, order);
        _nodes = [.. order.Nodes.ToArray().Select(n => new FlowNode(graph[n]))];
        for (int i = 0; i < feeds.Length; i++)
        {
            _feedNumbers.Add(feeds[i], i);
        }

        _users = [.. _nodes.Select(n => Lists<FlowEdge>(n.Info.OutputTypes.Length))];
        _feedUsers = Lists<FlowEdge>(feeds.Length);
        _waiting = Lists<int>(_nodes.Length);
    }

    public static FlowPlan Compile(NodeGraph graph, NodeSet order, (int Node, int Output)[] feeds, (int Node, int Output)[] fetches)
    {
        var compiler = new FlowCompiler(graph, order, feeds);
        compiler.FindFrames();
        compiler.Connect();
        compiler.ConnectFetches(fetches);
        return compiler.Plan();
    }

    // The nodes are in an order in which only the inputs of Merge that come from NextIteration come later.
    private void FindFrames()
    {
        for (int i = 0; i < _nodes.Length; i++)
        {
            FlowNode node = _nodes[i];
            node.Frame = -1;
            foreach ((int Node, int Output) source in _graph.Sources(node.Info).Concat(ControlSources(node.Info)))
            {
                bool fed = source.Output >= 0 && _feedNumbers.ContainsKey(source);
                int number = fed ? -1 : _numbers.Find(source.Node);
                if (!fed && number >= i)
                {
                    continue;
                }

                int frame = fed ? 0 : Outer(_nodes[number]);
                if (node.Frame >= 0 && node.Frame != frame)
                {
                    throw EngineException.InvalidArgument(
                        $"{node.Info.Name} has inputs from different frames: '{_frames[node.Frame].Name}' and '{_frames[frame].Name}'; values enter and leave a loop through Enter and Exit");
                }

                node.Frame = frame;
            }

            node.Frame = Math.Max(node.Frame, 0);
            if (node.Kind == FlowKind.Enter)
            {
                node.Inner = Inner(node);
            }

            FlowFrame own = _frames[node.Frame];
            node.Local = own.Pending.Count;
            own.Pending.Add(node.Kind == FlowKind.Merge ? 1 + (2 * node.Info.ControlInputs.Length) : node.Info.Inputs.Length + node.Info.ControlInputs.Length);
            node.FirstInput = own.Inputs;
            own.Inputs += node.Info.Inputs.Length;
        }
    }

    private int Inner(FlowNode enter)
    {
        string name = enter.Info.String("frame_name");
        if (!_frameNumbers.TryGetValue((enter.Frame, name), out int frame))
        {
            _frameNumbers.Add((enter.Frame, name), frame = _frames.Count);
            _frames.Add(new FlowFrame(frame, name, enter.Frame, (int)Math.Clamp(enter.Info.Int("parallel_iterations"), 1, int.MaxValue)) { Slot = _frames[enter.Frame].Children++ });
        }

        _frames[frame].Enters++;
        return frame;
    }

    // The frame that a node's outputs are in.
    private int Outer(FlowNode node) => node.Kind switch
    {
        FlowKind.Enter => node.Inner,
        FlowKind.Exit => _frames[node.Frame].Parent is >= 0 and var parent ? parent
            : throw EngineException.InvalidArgument($"{node.Info.Op} '{node.Info.Name}' leaves a loop that no Enter leads into"),
        _ => node.Frame,
    };

    private void Connect()
    {
        for (int i = 0; i < _nodes.Length; i++)
        {
            int input = 0;
            foreach ((int Node, int Output) source in _graph.Sources(_nodes[i].Info))
            {
                var edge = new FlowEdge(i, input++);
                _nodes[i].TakesReferences |= _graph[source.Node].OutputTypes[source.Output].IsRef();
                if (_feedNumbers.TryGetValue(source, out int feed))
                {
                    _feedUsers[feed].Add(edge);
                }
                else
                {
                    _users[_numbers.Find(source.Node)][source.Output].Add(edge);
                }
            }

            foreach ((int node, _) in ControlSources(_nodes[i].Info))
            {
                _waiting[_numbers.Find(node)].Add(i);
            }
        }
    }

    private void ConnectFetches((int Node, int Output)[] fetches)
    {
        for (int i = 0; i < fetches.Length; i++)
        {
            if (_feedNumbers.TryGetValue(fetches[i], out int feed))
            {
                _feedUsers[feed].Add(new FlowEdge(-1, i));
                continue;
            }

            int number = _numbers.Find(fetches[i].Node);
            if (Outer(_nodes[number]) != 0)
            {
                throw EngineException.InvalidArgument($"Operation '{_nodes[number].Info.Name}' cannot be fetched: it is inside the loop '{_frames[_nodes[number].Frame].Name}'");
            }

            _users[number][fetches[i].Output].Add(new FlowEdge(-1, i));
        }
    }

    private FlowPlan Plan()
    {
        for (int i = 0; i < _nodes.Length; i++)
        {
            _nodes[i].Users = [.. _users[i].Select(u => u.ToArray())];
            _nodes[i].Waiting = [.. _waiting[i]];
        }

        return new FlowPlan { Nodes = _nodes, Frames = [.. _frames], FeedUsers = [.. _feedUsers.Select(u => u.ToArray())] };
    }

    private IEnumerable<(int Node, int Output)> ControlSources(NodeInfo node)
        => node.ControlInputs.Select(c => _graph.Resolve(c, $"Node '{node.Name}'"));

    private static List<T>[] Lists<T>(int count)
    {
        var lists = new List<T>[count];
        for (int i = 0; i < count; i++)
        {
            lists[i] = [];
        }

        return lists;
    }
}
