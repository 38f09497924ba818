namespace Tensorflow;

/// <content>Blocks that say where new operations lie and what they wait for.</content>
public sealed partial class tensorflow
{
    /// <summary>
    /// New operations are placed on this device: <c>using (tf.device("/cpu:0")) { … }</c>. Blocks inside of others fill in what they leave open.
    /// </summary>
    /// <param name="device_name">A device or a part of one, as /job:worker/task:1 or /gpu:0; null forgets the blocks around.</param>
    /// <exception cref="ValueError">It is no device's name.</exception>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public ScopeBlock device(string? device_name) => get_default_graph().OnDevice(device_name);

    /// <summary>A function says where each new operation is placed, e.g. <c>using (tf.device(tf.train.replica_device_setter(ps_tasks: 1))) { … }</c>.</summary>
    /// <param name="device_function">Gives the device of an operation, whose present device blocks further in have given; null forgets the blocks around.</param>
    public ScopeBlock device(Func<Operation, string>? device_function) => get_default_graph().PlacedBy(device_function);

    /// <summary>New operations lie where this one lies.</summary>
    /// <param name="op">An operation, tensor or variable.</param>
    /// <param name="ignore_existing">Whether colocations around are forgotten.</param>
    public ScopeBlock colocate_with(ITensorOrOperation op, bool ignore_existing = false) => get_default_graph().Colocated(op.op, ignore_existing);

    /// <summary>New operations wait for nothing that blocks around name, as initial values must not.</summary>
    public ScopeBlock init_scope() => get_default_graph().Waiting(null);

    /// <summary>An operation that is done when all inputs are: one for each device where they lie on several.</summary>
    /// <param name="inputs">Operations, tensors and variables.</param>
    /// <param name="name">The name of the node.</param>
    /// <typeparam name="T">Of the inputs.</typeparam>
    public Operation group<T>(T[] inputs, string? name = null) where T : ITensorOrOperation
    {
        Graph graph = inputs.Length == 0 ? get_default_graph() : inputs[0].graph;
        ops.RequireSameGraph(inputs);
        using IDisposable? elsewhere = ops.IsDefault(graph) || graph.Inner() == ops.get_default_graph() ? null : graph.as_default();
        using var scope = new ops.NameScope(name, "group_deps", graph);
        if (inputs.Length == 0)
        {
            return no_op(scope);
        }

        string device = inputs[0].op.Device;
        if (Array.TrueForAll(inputs, i => i.op.Device == device))
        {
            return GroupOn(graph, device, [.. inputs.Select(i => i.op)], scope);
        }

        var byDevice = new SortedDictionary<string, List<Operation>>(StringComparer.Ordinal);
        foreach (T input in inputs)
        {
            if (!byDevice.TryGetValue(input.op.Device, out List<Operation>? list))
            {
                byDevice.Add(input.op.Device, list = []);
            }

            list.Add(input.op);
        }

        Operation[] parts = [.. byDevice.Select(d => GroupOn(graph, d.Key, d.Value, null))];
        using (graph.Waiting(parts))
        {
            return no_op(scope);
        }
    }

    /// <summary>The tensors, each available only when all of them are.</summary>
    /// <param name="tensors">Tensors; null stays null.</param>
    /// <param name="name">The name scope.</param>
    /// <param name="control_inputs">What to wait for besides.</param>
    /// <exception cref="ValueError">No tensor at all.</exception>
    public Tensor[] tuple(Tensor[] tensors, string? name = null, ITensorOrOperation[]? control_inputs = null)
    {
        Graph graph = get_default_graph();
        using var scope = new ops.NameScope(name, "tuple", graph);
        var waits = new HashSet<Operation>();
        foreach (Tensor tensor in tensors)
        {
            if (tensor is not null)
            {
                waits.Add(tensor.op);
            }
        }

        foreach (ITensorOrOperation wait in control_inputs ?? [])
        {
            waits.Add(wait.op);
        }

        if (waits.Count == 0)
        {
            throw new ValueError("'tensors' must have at least one Tensor. Received: " + string.Join(", ", tensors.Select(_ => "null")));
        }

        Operation[] inOrder = [.. waits];
        Array.Sort(inOrder, static (a, b) => a.Id.CompareTo(b.Id));
        Operation gate = group(inOrder);
        return [.. tensors.Select(t => t is null ? null! : Gated(graph, gate, t))];
    }

    private static Operation GroupOn(Graph graph, string device, List<Operation> inputs, string? name)
    {
        using (graph.Waiting(inputs))
        using (graph.OnDevice(device))
        {
            return Build.Node("NoOp", name, []);
        }
    }

    private static Tensor Gated(Graph graph, Operation gate, Tensor tensor)
    {
        if (tensor is not IndexedSlices slices)
        {
            return Assertions.After([gate], tensor);
        }

        using var scope = new ops.NameScope(null, "control_dependency", graph);
        using (graph.Colocated(tensor.op))
        using (graph.Waiting([gate]))
        {
            return new IndexedSlices(Build.One("Identity", scope, [slices.values]), slices.indices, slices.dense_shape);
        }
    }
}
