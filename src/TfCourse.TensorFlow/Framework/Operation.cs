namespace Tensorflow;

/// <summary>A node of a graph: an op applied to tensors.</summary>
public sealed class Operation : ITensorOrOperation
{
    private AttrValue[] _attrs;
    private Operation[] _controlInputs;

    // Nothing, one operation or a list of them: most have one.
    private object? _consumers;
    private Dictionary<string, AttrValue>? _extra;

    internal Operation(Graph graph, int id, string name, OpDefinition definition, GraphTensor[] inputs, AttrValue[] attrs, Operation[] controlInputs, string device)
    {
        (this.graph, Id, this.name, Definition, InputTensors) = (graph, id, name, definition, inputs);
        (_attrs, _controlInputs, Device) = (attrs, controlInputs, device);
    }

    /// <summary>The graph the operation lives in.</summary>
    public Graph graph { get; }

    /// <summary>The unique name.</summary>
    public string name { get; }

    /// <summary>The name of the op: MatMul, AddV2, …</summary>
    public string type => Definition.Name;

    /// <summary>The device asked for, or empty.</summary>
    public string Device { get; internal set; }

    /// <summary>Itself.</summary>
    public Operation op => this;

    /// <summary>The tensors it takes.</summary>
    public IReadOnlyList<Tensor> inputs => InputTensors;

    /// <summary>The tensors it computes.</summary>
    public Tensor[] outputs => [.. OutputTensors];

    /// <summary>The first tensor it computes.</summary>
    public Tensor output => OutputTensors[0];

    /// <summary>Operations that have to run before.</summary>
    public Operation[] control_inputs => [.. _controlInputs];

    /// <summary>The name with its device, as TensorFlow writes a node.</summary>
    public NodeDef node_def => ToNodeDef();

    internal int Id { get; }

    internal OpDefinition Definition { get; }

    internal GraphTensor[] InputTensors { get; private set; }

    internal GraphTensor[] OutputTensors { get; set; } = [];

    internal ReadOnlySpan<Operation> ControlInputs => _controlInputs;

    /// <summary>The first tensor it computes, where a tensor is asked for.</summary>
    /// <param name="operation">An operation with an output.</param>
    /// <exception cref="ValueError">It has none, or there is no operation: the graph has none of the name that was asked for.</exception>
    public static implicit operator Tensor(Operation? operation) => operation is null ? throw new ValueError("There is no operation to take a tensor of: the graph has none of this name.")
        : operation.OutputTensors.Length > 0 ? operation.OutputTensors[0]
        : throw new ValueError($"The operation '{operation.name}' ({operation.type}) computes no tensor; run it for its effect, or name one of its inputs.");

    /// <summary>An attribute's value.</summary>
    /// <param name="attr">Its name.</param>
    /// <returns>The wire form; not to be changed.</returns>
    /// <exception cref="ValueError">The operation has no such attribute.</exception>
    public AttrValue get_attr(string attr)
    {
        int index = Definition.AttrIndex(attr);
        return index >= 0 ? _attrs[index]
            : _extra?.TryGetValue(attr, out AttrValue? value) == true ? value
            : throw new ValueError($"Operation '{name}' has no attr named '{attr}'.");
    }

    /// <summary>An attribute as a value of C#: bool, long, int, float, string, TF_DataType, Shape, or an array of these.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="attr">Its name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ValueError">The operation has no such attribute.</exception>
    public T get_attr<T>(string attr) => AttrValues.As<T>(get_attr(attr));

    /// <summary>Runs the operation for its effect in the default session.</summary>
    /// <param name="feed_dict">Values of placeholders.</param>
    /// <param name="session">The session; null for the default one.</param>
    public void run(FeedItem[]? feed_dict = null, Session? session = null) => (session ?? ops.RequireDefaultSession()).run(this, feed_dict ?? []);

    /// <summary>Whether an attribute that the op does not declare, such as _class, is set.</summary>
    internal bool HasExtra(string attr) => _extra?.ContainsKey(attr) == true;

    internal IEnumerable<KeyValuePair<string, AttrValue>> Extras => _extra ?? [];

    /// <summary>Sets an attribute that the op does not declare, e.g. _class.</summary>
    internal void SetExtra(string attr, AttrValue value)
    {
        lock (graph.Growing)
        {
            (_extra ??= [])[attr] = value;
        }
    }

    internal void RemoveConsumer(Operation user) => _consumers = _consumers == user ? null : Consumers.Where(c => c != user).ToList();

    /// <summary>Closes a loop: the second input of a Merge comes from a node made after it.</summary>
    internal void ReplaceInput(int input, GraphTensor tensor)
    {
        Operation before = InputTensors[input].op;
        List<Operation> left = [.. before.Consumers];
        left.Remove(this);
        before._consumers = left;
        lock (graph.Growing)
        {
            InputTensors[input] = tensor;
        }

        tensor.op.AddConsumer(this);
    }

    /// <summary>Gives a call whose function was replaced by one with more arguments and results what it lacks.</summary>
    internal void Extend(IReadOnlyList<GraphTensor> inputs, IReadOnlyList<(TF_DataType Type, Shape Shape)> outputs, params ReadOnlySpan<Attr> attrs)
    {
        foreach (GraphTensor input in inputs)
        {
            input.op.AddConsumer(this);
        }

        lock (graph.Growing)
        {
            InputTensors = [.. InputTensors, .. inputs];
            int first = OutputTensors.Length;
            OutputTensors = [.. OutputTensors, .. outputs.Select((o, i) => new GraphTensor(this, first + i, o.Type, o.Shape))];
            // The array may be that of other operations too.
            _attrs = [.. _attrs];
            foreach (Attr attr in attrs)
            {
                _attrs[Definition.AttrIndex(attr.Name)] = attr.Value;
            }

            graph.Extended.Add(this);
        }
    }

    internal void AddConsumer(Operation user)
    {
        if (_consumers is List<Operation> list)
        {
            list.Add(user);
        }
        else
        {
            _consumers = _consumers is Operation first ? new List<Operation>(4) { first, user } : user;
        }
    }

    internal void AddControlInputs(IEnumerable<Operation> more)
    {
        lock (graph.Growing)
        {
            _controlInputs = [.. _controlInputs.Union(more)];
        }
    }

    internal Operation[] ConsumersOf(int output)
        => [.. Consumers.Distinct().Where(c => c.InputTensors.Any(i => i.op == this && i.value_index == output))];

    /// <summary>All users of any output, each once per input that uses it.</summary>
    internal IReadOnlyList<Operation> Consumers => _consumers as List<Operation> ?? (IReadOnlyList<Operation>)(_consumers is Operation one ? [one] : []);

    /// <summary>The node as it is at one moment, whoever changes it meanwhile.</summary>
    internal NodeDef ToNodeDef()
    {
        var node = new NodeDef { Name = name, Op = type, Device = Device };
        lock (graph.Growing)
        {
            foreach (GraphTensor input in InputTensors)
            {
                node.Input.Add(input.value_index == 0 ? input.op.name : input.name);
            }

            node.Input.AddRange(_controlInputs.Select(c => "^" + c.name));
            for (int i = 0; i < _attrs.Length; i++)
            {
                node.Attr.Add(Definition.AttrDefs[i].Name, _attrs[i]);
            }

            foreach ((string attr, AttrValue value) in Extras)
            {
                node.Attr.Add(attr, value);
            }
        }

        return node;
    }

    /// <inheritdoc/>
    public override string ToString() => $"tf.Operation '{name}' type={type}";
}
