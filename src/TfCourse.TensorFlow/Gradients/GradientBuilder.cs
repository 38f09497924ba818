namespace Tensorflow;

/// <summary>Appends to a graph the nodes that compute dy/dx. Iterative: the depth of the graph costs no stack.</summary>
internal sealed class GradientBuilder
{
    private readonly Graph _graph;
    private readonly HashSet<GraphTensor> _stops;
    private readonly bool _gate, _inPairs;
    private readonly Dictionary<(Operation Op, int Output), List<Tensor>> _gradients = [];
    private readonly Dictionary<Operation, int> _pending = [];

    private GradientBuilder(Graph graph, IEnumerable<GraphTensor> stops, bool gate, bool inPairs) => (_graph, _stops, _gate, _inPairs) = (graph, [.. stops], gate, inPairs);

    /// <summary>dy/dx for each x, summed over ys, weighted by grad_ys; null where no path leads.</summary>
    public static Tensor?[] Gradients(IReadOnlyList<Tensor> ys, IReadOnlyList<Tensor> xs, IReadOnlyList<Tensor?>? gradYs, string name, IReadOnlyList<Tensor>? stopGradients, bool gate = false, bool inPairs = false)
    {
        if (ys is null || xs is null)
        {
            throw new TypeError($"{(ys is null ? "ys" : "xs")} of gradients is null; give at least an empty array");
        }

        Graph graph = ops.get_default_graph();

        // A variable is read outside of the scope, by Python's rules.
        Tensor[] asked = [.. ys.Select(t => t is VariableTensor ? t.In(graph, TF_DataType.DtInvalid, "y") : t)];
        using (new ops.NameScope(name, "gradients", graph))
        {
            GraphTensor[] y = [.. asked.Select((t, i) => t.In(graph, TF_DataType.DtInvalid, FormattableString.Invariant($"y_{i}")))];
            if (graph.Outer is not null)
            {
                // What the body of a function takes from around it is differentiated through, back to where it comes from.
                var crossing = new GradientBuilder(graph, (stopGradients ?? []).Select(t => Origin(graph, t)), gate, inPairs) { _crosses = true };
                return crossing.Run([.. y.Select(Through)], [.. xs.Select(t => Origin(graph, t))], gradYs);
            }

            GraphTensor[] x = [.. xs.Select((t, i) => t is Literal ? t.In(graph, TF_DataType.DtInvalid, FormattableString.Invariant($"x_{i}")) : t.DifferentiatedIn(graph))];
            var builder = new GradientBuilder(graph, (stopGradients ?? []).Select(t => t.DifferentiatedIn(graph)), gate, inPairs);
            return builder.Run(y, x, gradYs);
        }
    }

    /// <summary>
    /// The gradients of one graph, the body of a function, as nodes of another that is built inside it: what they need of
    /// the former is captured.
    /// </summary>
    public static Tensor?[] Across(GraphTensor[] ys, GraphTensor[] xs, IReadOnlyList<Tensor> gradYs)
    {
        Graph graph = ops.get_default_graph();
        using (new ops.NameScope("gradients", "gradients", graph))
        {
            return new GradientBuilder(graph, [], gate: false, inPairs: false).Run(ys, xs, gradYs);
        }
    }

    private bool _crosses;

    private static GraphTensor Origin(Graph graph, Tensor tensor) => Through(tensor as GraphTensor ?? tensor.DifferentiatedIn(graph));

    // The tensor that a captured one stands for, in whichever graph around it is.
    private static GraphTensor Through(GraphTensor tensor)
    {
        while (tensor.graph.Captured(tensor) is { } outer)
        {
            tensor = outer;
        }

        return tensor;
    }

    private GraphTensor[] Inputs(Operation op) => _crosses ? Array.ConvertAll(op.InputTensors, Through) : op.InputTensors;

    private IEnumerable<Operation> Users(Operation op)
    {
        if (!_crosses)
        {
            return op.Consumers;
        }

        var users = new List<Operation>(op.Consumers);
        for (Graph? graph = _graph; graph is not null && graph != op.graph; graph = graph.Outer)
        {
            users.AddRange(graph.Captures.Where(c => Through(c.Outer).op == op).SelectMany(c => c.Inner.op.Consumers));
        }

        return users;
    }

    private Tensor?[] Run(GraphTensor[] ys, GraphTensor[] xs, IReadOnlyList<Tensor?>? gradYs)
    {
        if (gradYs is not null && gradYs.Count != ys.Length)
        {
            throw new ValueError($"Length mismatch. Passed {gradYs.Count} grad_ys for {ys.Length} ys; give one for each y (null for ones)");
        }

        Tensor[] starts = [.. ys.Select((y, i) => Start(y, gradYs?[i], i))];
        CountPending(ys, xs);
        var ready = new Queue<Operation>();
        var queued = new HashSet<Operation>();
        for (int i = 0; i < ys.Length; i++)
        {
            Add(ys[i], starts[i]);
        }

        foreach (GraphTensor y in ys)
        {
            if (_pending.GetValueOrDefault(y.op) == 0 && queued.Add(y.op))
            {
                ready.Enqueue(y.op);
            }
        }

        HashSet<Operation> stopAt = [.. _stops.Select(s => s.op)];
        foreach (Operation source in xs.Select(x => x.op).Distinct())
        {
            // Nothing beyond an x is asked for when none of its inputs leads to another x.
            if (Inputs(source).All(i => _pending.GetValueOrDefault(i.op) <= 0 && !_between.Contains(i.op)))
            {
                stopAt.Add(source);
            }
        }

        while (ready.TryDequeue(out Operation? op))
        {
            Backward(op, stopAt.Contains(op));
            foreach (GraphTensor input in Inputs(op))
            {
                if (_between.Contains(input.op) && --_pendingLeft[input.op] == 0 && queued.Add(input.op))
                {
                    ready.Enqueue(input.op);
                }
            }
        }

        return [.. xs.Select(x => Sum(x.op, x.value_index))];
    }

    private readonly HashSet<Operation> _between = [];
    private readonly Dictionary<Operation, int> _pendingLeft = [];

    // Which operations lie between xs and ys, and how many of their uses do.
    private void CountPending(GraphTensor[] ys, GraphTensor[] xs)
    {
        var reached = new HashSet<Operation>();
        var queue = new Queue<Operation>(xs.Select(x => x.op).Distinct());
        while (queue.TryDequeue(out Operation? op))
        {
            if (reached.Add(op))
            {
                foreach (Operation user in Users(op))
                {
                    bool through = Inputs(user).Any(i => i.op == op && i.dtype.IsTrainable());
                    if (through && !reached.Contains(user))
                    {
                        queue.Enqueue(user);
                    }
                }
            }
        }

        var stack = new Stack<Operation>(ys.Select(y => y.op).Distinct());
        var seen = new HashSet<Operation>(stack);
        while (stack.TryPop(out Operation? op))
        {
            if (!reached.Contains(op))
            {
                continue;
            }

            _between.Add(op);
            foreach (GraphTensor input in Inputs(op))
            {
                if (seen.Add(input.op))
                {
                    stack.Push(input.op);
                }
            }
        }

        foreach (Operation op in _between)
        {
            foreach (GraphTensor input in Inputs(op))
            {
                if (_between.Contains(input.op))
                {
                    _pending[input.op] = _pending.GetValueOrDefault(input.op) + 1;
                    _pendingLeft[input.op] = _pending[input.op];
                }
            }
        }
    }

    private Tensor Start(GraphTensor y, Tensor? given, int index)
    {
        if (given is null)
        {
            if (y.dtype is TF_DataType.TF_STRING or TF_DataType.TF_RESOURCE or TF_DataType.TF_VARIANT)
            {
                throw new TypeError($"Gradients of tensors must be numbers: '{y.name}' has type {y.dtype.as_numpy_name()}");
            }

            Tensor shape = y.shape.IsFullyDefined ? Ones.ConstantShape(y.shape) : Build.One("Shape", null, [y]);
            return Build.One("Fill", $"grad_ys_{index}", [shape, Ones.One(y.dtype)]);
        }

        if (given is not IndexedSlices && given.dtype != y.dtype && given is not Literal)
        {
            throw new ValueError($"Gradient type {given.dtype.as_numpy_name()} generated for {y.dtype.as_numpy_name()} tensor '{y.name}' with shape {y.shape}");
        }

        return given is IndexedSlices ? given : given.In(_graph, y.dtype, $"grad_ys_{index}");
    }

    private void Backward(Operation op, bool stop)
    {
        var dys = new Tensor?[op.OutputTensors.Length];
        bool any = false;
        for (int i = 0; i < dys.Length; i++)
        {
            dys[i] = Sum(op, i);
            any |= dys[i] is not null;
        }

        if (!any || stop || op.InputTensors.Length == 0 || !_between.Contains(op))
        {
            return;
        }

        Gradient gradient = NamedGradients.Of(op) ?? CallGradient.Of(op) ?? op.Definition.Gradient;
        if (gradient.Function is not { } function)
        {
            if (gradient.IsError && Inputs(op).Any(i => _between.Contains(i.op)))
            {
                throw new LookupError($"No gradient defined for operation '{op.name}' (op type: {op.type}): {gradient.Reason}");
            }

            return;
        }

        for (int i = 0; i < dys.Length; i++)
        {
            // An output that nothing flows to counts as zeros beside one that something flows to.
            if (dys[i] is null && op.OutputTensors[i].dtype.is_floating())
            {
                dys[i] = Build.One("ZerosLike", "zeros_like", [op.OutputTensors[i]]);
            }
        }

        using (new ops.NameScope(op.name + "_grad", "", _graph))
        {
            // A call may get more inputs while its gradient is built.
            GraphTensor[] inputs = Inputs(op);
            Tensor?[] dxs = function(op, dys);
            if (dxs.Length != inputs.Length)
            {
                throw new ValueError($"Num gradients {dxs.Length} generated for op {op.name} ({op.type}) do not match num inputs {inputs.Length}");
            }

            if (_gate && dxs.Count(d => d is not null) > 1)
            {
                using ScopeBlock device = _graph.OnDevice(null), free = _graph.Colocated(null, true);
                dxs = Binding.tf.tuple([.. dxs.Select((d, i) => d is Literal ? d.In(_graph, op.InputTensors[i].dtype.as_base_dtype(), "grad") : d!)]);
            }

            for (int i = 0; i < dxs.Length; i++)
            {
                if (dxs[i] is { } dx)
                {
                    if (dx is GraphTensor && inputs[i].dtype != TF_DataType.TF_RESOURCE)
                    {
                        dx.shape = inputs[i].shape;
                    }

                    Add(inputs[i], dx);
                }
            }
        }
    }

    private void Add(GraphTensor of, Tensor gradient)
    {
        if (!_gradients.TryGetValue((of.op, of.value_index), out List<Tensor>? list))
        {
            _gradients.Add((of.op, of.value_index), list = []);
        }

        list.Add(gradient is IndexedSlices ? gradient : gradient.In(_graph, of.dtype == TF_DataType.TF_RESOURCE ? TF_DataType.DtInvalid : of.dtype.as_base_dtype(), "grad"));
    }

    private Tensor? Sum(Operation op, int output)
    {
        if (!_gradients.TryGetValue((op, output), out List<Tensor>? parts))
        {
            return null;
        }

        if (parts.Count > 1)
        {
            Tensor sum = parts.All(p => p is IndexedSlices) ? Join([.. parts.Cast<IndexedSlices>()]) : _inPairs ? Pairwise(op, parts)
                : parts.Exists(p => p is IndexedSlices) ? Build.One("AddN", null, [.. parts]) : AddedBeside(parts);
            parts.Clear();
            parts.Add(sum);
        }

        return parts[0];
    }

    private static IndexedSlices Join(IndexedSlices[] parts)
    {
        Tensor Concat(IEnumerable<Tensor> all) => Build.One("ConcatV2", "concat", [.. all, 0]);
        return new IndexedSlices(Concat(parts.Select(p => p.values)), Concat(parts.Select(p => p.indices)), parts[0].dense_shape);
    }

    // One addition after the other frees each part as soon as it is there.
    private Tensor Pairwise(Operation op, List<Tensor> parts)
    {
        using var scope = new ops.NameScope(op.name + "_gradient_sum", "", _graph);
        return parts.Aggregate((sum, part) => Build.One("AddN", null, [sum, part]));
    }

    private GraphTensor AddedBeside(List<Tensor> parts)
    {
        using (_graph.Colocated(parts[0].op, true))
        {
            return Build.One("AddN", null, [.. parts]);
        }
    }
}
