namespace Tensorflow;

/// <summary>The objects that a checkpoint reaches, each once, in the order of TensorFlow's walk: breadth first.</summary>
internal sealed class TrackedObjects
{
    private readonly List<(object Value, string Path, List<(string Name, int Node)> Children)> _nodes = [];
    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<(int Optimizer, int Variable, string Slot, IVariableV1 SlotVariable)> _slots = [];

    /// <summary>All variables, slots included.</summary>
    public IEnumerable<IVariableV1> Variables => _nodes.Select(n => n.Value).OfType<IVariableV1>().Concat(_slots.Select(s => s.SlotVariable));

    public static TrackedObjects Of(Checkpoint root)
    {
        var objects = new TrackedObjects();
        objects.Number(root, "");
        for (int i = 0; i < objects._nodes.Count; i++)
        {
            (object value, string path, var children) = objects._nodes[i];
            foreach ((string name, object child) in ChildrenOf(value))
            {
                children.Add((name, objects.Number(child, path.Length > 0 ? path + "/" + Escaped(name) : Escaped(name))));
            }
        }

        objects.FindSlots();
        return objects;
    }

    /// <summary>Refuses what cannot be saved.</summary>
    public static void Require(object value, string name)
    {
        if (value is not (IVariableV1 or Optimizer or Checkpoint or IReadOnlyDictionary<string, object> or IReadOnlyList<object>))
        {
            throw new ValueError($"The object '{name}' is a {value?.GetType().Name ?? "null"}; variables, optimizers, checkpoints, dictionaries and lists of these can be saved.");
        }
    }

    /// <summary>The message that describes the objects, and the variables by their keys.</summary>
    public (TrackableObjectGraph Graph, IReadOnlyList<(string Key, IVariableV1 Variable)> Keys) ToMessage()
    {
        var graph = new TrackableObjectGraph();
        var keys = new List<(string, IVariableV1)>();
        foreach ((object value, string path, var children) in _nodes)
        {
            TrackableObjectGraph.Types.TrackableObject node = New(value as IVariableV1, path, keys);
            node.Children.AddRange(children.Select(c => new TrackableObjectGraph.Types.TrackableObject.Types.ObjectReference { LocalName = c.Name, NodeId = c.Node }));
            graph.Nodes.Add(node);
        }

        foreach ((int optimizer, int variable, string slot, IVariableV1 slotVariable) in _slots)
        {
            graph.Nodes[optimizer].SlotVariables.Add(new TrackableObjectGraph.Types.TrackableObject.Types.SlotVariableReference
            {
                OriginalVariableNodeId = variable,
                SlotName = slot,
                SlotVariableNodeId = graph.Nodes.Count,
            });
            graph.Nodes.Add(New(slotVariable, $"{_nodes[variable].Path}/.OPTIMIZER_SLOT/{_nodes[optimizer].Path}/{Escaped(slot)}", keys));
        }

        return (graph, keys);
    }

    /// <summary>The keys of those variables that a saved graph has too, reached by the same names.</summary>
    public Dictionary<IVariableV1, string> Match(TrackableObjectGraph saved)
    {
        var keys = new Dictionary<IVariableV1, string>();
        var partner = new Dictionary<int, int> { [0] = 0 };
        var waiting = new Queue<int>([0]);
        while (waiting.TryDequeue(out int ours))
        {
            TrackableObjectGraph.Types.TrackableObject theirs = Node(saved, partner[ours]);
            if (_nodes[ours].Value is IVariableV1 variable && KeyOf(theirs) is { } key)
            {
                keys[variable] = key;
            }

            foreach ((string name, int child) in _nodes[ours].Children)
            {
                if (!partner.ContainsKey(child) && theirs.Children.FirstOrDefault(c => c.LocalName == name) is { } reference)
                {
                    partner.Add(child, reference.NodeId);
                    waiting.Enqueue(child);
                }
            }
        }

        foreach ((int optimizer, int variable, string slot, IVariableV1 slotVariable) in _slots)
        {
            if (partner.TryGetValue(optimizer, out int theirOptimizer) && partner.TryGetValue(variable, out int theirVariable)
                && Node(saved, theirOptimizer).SlotVariables.FirstOrDefault(s => s.OriginalVariableNodeId == theirVariable && s.SlotName == slot) is { } reference
                && KeyOf(Node(saved, reference.SlotVariableNodeId)) is { } key)
            {
                keys[slotVariable] = key;
            }
        }

        return keys;
    }

    private static TrackableObjectGraph.Types.TrackableObject Node(TrackableObjectGraph graph, int number)
        => number >= 0 && number < graph.Nodes.Count ? graph.Nodes[number] : throw new TfCourse.Engine.EngineException(
            TfCourse.Engine.StatusCode.DataLoss, $"the checkpoint's objects refer to number {number}, there are {graph.Nodes.Count}");

    private static string? KeyOf(TrackableObjectGraph.Types.TrackableObject node) => node.Attributes.FirstOrDefault(a => a.Name == "VARIABLE_VALUE")?.CheckpointKey;

    private static TrackableObjectGraph.Types.TrackableObject New(IVariableV1? variable, string path, List<(string, IVariableV1)> keys)
    {
        var node = new TrackableObjectGraph.Types.TrackableObject { HasCheckpointValues = true };
        if (variable is not null)
        {
            string key = path + "/.ATTRIBUTES/VARIABLE_VALUE";
            keys.Add((key, variable));
            node.Attributes.Add(new TrackableObjectGraph.Types.TrackableObject.Types.SerializedTensor { Name = "VARIABLE_VALUE", FullName = variable.Op.name, CheckpointKey = key });
        }

        return node;
    }

    private int Number(object value, string path)
    {
        if (!_numbers.TryGetValue(value, out int number))
        {
            Require(value, path);
            number = _nodes.Count;
            _numbers.Add(value, number);
            _nodes.Add((value, path, []));
        }

        return number;
    }

    private void FindSlots()
    {
        for (int i = 0; i < _nodes.Count; i++)
        {
            if (_nodes[i].Value is not Optimizer optimizer)
            {
                continue;
            }

            foreach (string slot in optimizer.get_slot_names())
            {
                for (int v = 0; v < _nodes.Count; v++)
                {
                    if (_nodes[v].Value is IVariableV1 variable && optimizer.get_slot(variable, slot) is { } slotVariable)
                    {
                        _slots.Add((i, v, slot, slotVariable));
                    }
                }
            }
        }
    }

    private static IEnumerable<(string Name, object Value)> ChildrenOf(object value) => value switch
    {
        Checkpoint checkpoint => checkpoint.Children,
        IReadOnlyDictionary<string, object> dictionary => dictionary.Select(d => (d.Key, d.Value)),
        IReadOnlyList<object> list => list.Select((item, i) => (i.ToString(System.Globalization.CultureInfo.InvariantCulture), item)),
        // An optimizer's counters; its slots are found by their variables.
        Optimizer optimizer => Counters(optimizer),
        _ => [],
    };

    private static IEnumerable<(string Name, object Value)> Counters(Optimizer optimizer)
    {
        HashSet<string> slots = [.. optimizer.get_slot_names()];
        return optimizer.variables().Where(v => !slots.Any(s => optimizer.IsSlot(v, s))).Select(v => (v.Op.name[(v.Op.name.LastIndexOf('/') + 1)..], (object)v)).OrderBy(v => v.Item1, StringComparer.Ordinal);
    }

    private static string Escaped(string name) => name.Replace(".", "..", StringComparison.Ordinal).Replace("/", ".S", StringComparison.Ordinal);
}
