using TfCourse.Engine;

namespace Tensorflow;

/// <summary>One import of a GraphDef into a graph.</summary>
internal sealed class GraphImport(Graph graph, GraphDef def, IReadOnlyDictionary<string, Tensor> inputMap, string prefix)
{
    private readonly Dictionary<string, NodeDef> _defs = [];
    private readonly Dictionary<string, Operation> _made = [];
    private readonly List<(Operation Merge, int Input, string Source)> _back = [];

    // The version of TensorFlow's graphs that the ops here know: that of TensorFlow 2.21.
    private const int Consumer = 2474;

    /// <summary>Everything that can be wrong without making a node.</summary>
    public void Check()
    {
        if (def.Versions is { } versions && (versions.MinConsumer > Consumer || versions.BadConsumers.Contains(Consumer)))
        {
            throw new ValueError(versions.MinConsumer > Consumer
                ? $"GraphDef min consumer version {versions.MinConsumer} above current version {Consumer}: the graph was written for a newer TensorFlow."
                : $"GraphDef disallows consumer version {Consumer}.");
        }

        if (def.Library is { } library && library.Function.Any(f => f.Signature is null || f.Signature.Name.Length == 0))
        {
            throw new ValueError("A function of the graph's library has no signature with a name; each has to have one.");
        }

        HashSet<string> functions = [.. (def.Library?.Function ?? []).Select(f => f.Signature.Name)];
        foreach (NodeDef node in def.Node)
        {
            if (!_defs.TryAdd(node.Name, node))
            {
                throw new ValueError($"Node '{node.Name}' is not unique");
            }

            if (!IsName(node.Name))
            {
                throw new ValueError($"Node '{node.Name}': Node name contains invalid characters");
            }

            if (node.Device.Length > 0)
            {
                DeviceName.Parse(node.Device);
            }

            if (graph.OperationByName(prefix + node.Name) is not null)
            {
                throw new ValueError($"Node name '{prefix + node.Name}' already exists in the Graph");
            }

            if (!functions.Contains(node.Op))
            {
                graph.Functions.FindOp(node.Op);
            }
        }

        foreach (NodeDef node in def.Node)
        {
            bool control = false;
            foreach (string input in node.Input)
            {
                if (control && !input.StartsWith('^'))
                {
                    throw new ValueError($"Node '{node.Name}': Control edges must follow data edges: '{input}' comes after one");
                }

                control |= input.StartsWith('^');
                (string source, _) = Parse(input);
                if (!inputMap.ContainsKey(input) && !inputMap.ContainsKey(source + ":0") && !inputMap.ContainsKey(source) && !_defs.ContainsKey(source))
                {
                    throw new ValueError($"Node '{node.Name}': Unknown input node '{source}'");
                }
            }
        }
    }

    /// <summary>Makes the nodes, those they need first.</summary>
    public void Run()
    {
        // Whoever runs the graph sees all of the import or nothing, and what a failed one takes out is its own.
        lock (graph.Growing)
        {
            lock (graph.Functions.Growing)
            {
                RunAlone();
            }
        }
    }

    private void RunAlone()
    {
        int before = graph.version;
        (int functions, int gradients) = graph.Functions.Counts;
        graph.as_default();
        try
        {
            foreach (FunctionDef function in def.Library?.Function ?? [])
            {
                graph.Functions.Add(function);
            }

            foreach (GradientDef gradient in def.Library?.Gradient ?? [])
            {
                graph.Functions.AddGradient(gradient);
            }

            foreach (NodeDef node in Order())
            {
                _made.Add(node.Name, Add(node));
            }

            foreach ((Operation merge, int input, string source) in _back)
            {
                merge.ReplaceInput(input, (GraphTensor)Tensor(source));
            }
        }
        catch (GraphException)
        {
            graph.Truncate(before);
            graph.Functions.Truncate(functions, gradients);
            throw;
        }
        finally
        {
            graph.Exit();
        }
    }

    /// <summary>An operation or tensor by its name in the GraphDef.</summary>
    public ITensorOrOperation Find(string name)
    {
        if (!name.Contains(':', StringComparison.Ordinal))
        {
            return _made.TryGetValue(name, out Operation? op) ? op : throw new ValueError($"Requested return_element '{name}' not found in graph_def.");
        }

        (string node, int index) = Parse(name);
        return _made.TryGetValue(node, out Operation? source) && index < source.OutputTensors.Length
            ? source.OutputTensors[index] : throw new ValueError($"Requested return tensor '{name}' not found in graph_def.");
    }

    private Operation Add(NodeDef node)
    {
        var inputs = new List<Tensor>();
        var control = new List<Operation>();
        var late = new List<(int Input, string Source)>();
        foreach (string input in node.Input)
        {
            if (input.StartsWith('^'))
            {
                control.Add(inputMap.TryGetValue(input, out Tensor? mapped) ? mapped.op : _made[input[1..]]);
            }
            else if (IsBackEdge(node, input) && !_made.ContainsKey(Parse(input).Node))
            {
                // The loop closes later: until then the value that enters it stands for the one that comes back.
                late.Add((inputs.Count, input));
                inputs.Add(inputs.Count > 0 ? inputs[0] : throw new ValueError($"Node '{node.Name}': '{input}' comes back from a loop, and no input before it enters one"));
            }
            else
            {
                inputs.Add(Tensor(input));
            }
        }

        Attr[] attrs = [.. node.Attr.Select(a => (Attr)(a.Key, a.Value))];
        Operation op = graph.AddImported(node.Op, [.. inputs], attrs, prefix + node.Name);
        op.AddControlInputs(control);
        op.Device = node.Device;
        _back.AddRange(late.Select(l => (op, l.Input, l.Source)));
        return op;
    }

    private Tensor Tensor(string input)
    {
        (string node, int index) = Parse(input);
        if (inputMap.TryGetValue(input, out Tensor? mapped) || (index == 0 && (inputMap.TryGetValue(node, out mapped) || inputMap.TryGetValue(node + ":0", out mapped))))
        {
            return mapped;
        }

        Operation source = _made[node];
        return index < source.OutputTensors.Length ? source.OutputTensors[index] : throw new ValueError(
            $"Input tensor '{input}': the operation '{node}' has only {source.OutputTensors.Length} outputs");
    }

    private bool IsBackEdge(NodeDef node, string input)
        => node.Op is "Merge" or "RefMerge" && _defs.TryGetValue(Parse(input).Node, out NodeDef? source) && source.Op is "NextIteration" or "RefNextIteration";

    private List<NodeDef> Order()
    {
        var waiting = new Dictionary<string, int>();
        var users = new Dictionary<string, List<NodeDef>>();
        var ready = new Queue<NodeDef>();
        foreach (NodeDef node in def.Node)
        {
            int count = 0;
            foreach (string input in node.Input)
            {
                string source = Parse(input).Node;
                if (_defs.ContainsKey(source) && !IsBackEdge(node, input))
                {
                    count++;
                    if (!users.TryGetValue(source, out List<NodeDef>? list))
                    {
                        users.Add(source, list = []);
                    }

                    list.Add(node);
                }
            }

            waiting.Add(node.Name, count);
            if (count == 0)
            {
                ready.Enqueue(node);
            }
        }

        var order = new List<NodeDef>();
        while (ready.TryDequeue(out NodeDef? node))
        {
            order.Add(node);
            foreach (NodeDef user in users.GetValueOrDefault(node.Name) ?? [])
            {
                if (--waiting[user.Name] == 0)
                {
                    ready.Enqueue(user);
                }
            }
        }

        return order.Count == def.Node.Count ? order : throw new ValueError(
            $"{def.Node.Count - order.Count} nodes in a cycle, e.g. '{def.Node.First(n => waiting[n.Name] > 0).Name}'");
    }

    // As TensorFlow: a letter, digit or dot, then those and _ / > - too.
    private static bool IsName(string name) => name.Length > 0 && (char.IsAsciiLetterOrDigit(name[0]) || name[0] == '.')
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '/' or '\\' or '>' or '-');

    // What is no name names no node of the graph either, which is what the error says.
    private static TensorName Parse(string input) => TensorName.TryParse(input, out TensorName name) ? name : new TensorName(input.TrimStart('^'), 0);
}
