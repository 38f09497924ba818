namespace Tensorflow;

/// <summary>
/// The gradient of a While: a While that runs the body's gradient as often, from the last iteration to the first. What it
/// needs of an iteration it takes from lists that the forward loop fills; values that no iteration changes it takes as they are.
/// </summary>
internal sealed class LoopGradient
{
    private readonly Operation _op;
    private readonly FunctionGraph _forward;
    private readonly LoopRewriting _rewriting;
    private readonly List<int> _active = [];
    private readonly List<Tensor> _initial = [];
    private readonly List<Func<Tensor>> _passed = [];
    private readonly Dictionary<int, int> _places = [];

    private LoopGradient(Operation op)
    {
        _op = op;
        NameAttrList body = op.get_attr("body").Func;
        GraphFunction function = op.graph.Functions.Find(body.Name) ?? throw new LookupError($"No gradient defined for operation '{op.name}' (op type: {op.type}): function '{body.Name}' is not defined.");
        // Without declared shapes a value's shape may change from iteration to iteration.
        bool declared = op.get_attr<Shape[]>("output_shapes").Length > 0;
        _forward = function.BodyFor(op.InputTensors, [.. op.OutputTensors.Select(o => declared ? o.shape : Shape.Null)], body.Attr);
        _rewriting = new LoopRewriting(op, _forward);
    }

    public static Tensor?[] Of(Operation op, Tensor?[] d) => new LoopGradient(op).Run(d);

    private Tensor?[] Run(Tensor?[] d)
    {
        Activate(d);
        BackwardGraph backward = BackwardGraph.Build(_forward, _active, [.. _active.Select(a => (_initial[_active.IndexOf(a)].dtype, _forward.Arguments[a].shape))]);
        var body = new FunctionGraph(backward.Graph);
        _rewriting.Count();
        Values(backward, body);
        Captures(backward, body);
        _rewriting.Finish();
        Tensor[] results = Loop(body);
        Tensor?[] gradients = new Tensor?[d.Length];
        foreach ((int argument, int place) in _places)
        {
            gradients[argument] = results[place];
        }

        return gradients;
    }

    // Floating values always have a gradient; lists when something flows to them.
    private void Activate(Tensor?[] d)
    {
        bool[] active = [.. d.Select(g => g is not null)];
        for (bool grown = true; grown;)
        {
            bool[] reached = GradientZeros.Reached(_forward, Enumerable.Range(0, active.Length).Where(a => active[a]));
            grown = false;
            for (int a = 0; a < active.Length; a++)
            {
                if (!active[a] && reached[a] && _forward.Arguments[a].dtype != TF_DataType.TF_RESOURCE)
                {
                    active[a] = grown = true;
                }
            }
        }

        for (int a = 0; a < active.Length; a++)
        {
            if (active[a] && _forward.Arguments[a].dtype.IsTrainable() && _forward.Arguments[a].dtype != TF_DataType.TF_RESOURCE)
            {
                _active.Add(a);
                _initial.Add(d[a] is IndexedSlices s ? s.ToDense() : d[a] ?? GradientZeros.Like(_op.outputs[a]));
            }
        }
    }

    // The loop's values: a counter, its limit, and the gradients that each iteration changes.
    private void Values(BackwardGraph backward, FunctionGraph body)
    {
        GraphTensor counter = Argument(body, () => 0, TF_DataType.TF_INT32, Shape.Scalar, "counter");
        body.Results.Add(backward.Inside(() => Build.One("AddV2", "counter/add", [counter, 1])));
        GraphTensor limit = Argument(body, () => _op.OutputTensors[_rewriting.Counter], TF_DataType.TF_INT32, Shape.Scalar, "limit");
        body.Results.Add(limit);
        for (int i = 0; i < _active.Count; i++)
        {
            int argument = _active[i];
            Tensor initial = _initial[i];
            _places.Add(argument, _passed.Count);
            _passed.Add(() => initial);
            body.Arguments.Add(backward.Incoming[i]);
            body.Results.Add(backward.Outgoing[argument] ?? backward.Inside(() => GradientZeros.Like(_forward.Arguments[argument])));
        }

        for (int a = 0; a < backward.Outgoing.Length; a++)
        {
            if (backward.Outgoing[a] is { } part && !_active.Contains(a))
            {
                Sum(backward, body, a, part);
            }
        }
    }

    // A variable's gradient: every iteration adds its part.
    private void Sum(BackwardGraph backward, FunctionGraph body, int argument, GraphTensor part)
    {
        if (!IsInvariant(argument))
        {
            throw new ValueError($"While '{_op.name}': loop variable {argument} is a handle that iterations replace; a gradient by it is not defined");
        }

        GraphTensor zeros = GradientZeros.OfVariable(_op.inputs[argument], part.dtype);
        _places.Add(argument, _passed.Count);
        GraphTensor sum = Argument(body, () => zeros, part.dtype, part.shape, "sum");
        body.Results.Add(backward.Inside(() => Build.One("AddV2", "sum/add", [sum, part])));
    }

    private void Captures(BackwardGraph backward, FunctionGraph body)
    {
        foreach ((GraphTensor outer, GraphTensor inner) in backward.Captures.ToArray())
        {
            int argument = _forward.Arguments.IndexOf(outer);
            if (argument >= 0 && IsInvariant(argument))
            {
                _passed.Add(() => _op.inputs[argument]);
                body.Arguments.Add(inner);
                body.Results.Add(inner);
                continue;
            }

            if (outer.dtype == TF_DataType.TF_RESOURCE)
            {
                throw new ValueError($"While '{_op.name}': its gradient needs the handle '{outer.name}' of every iteration; handles cannot be kept in lists, make the variable outside of the loop");
            }

            _rewriting.Keep(outer);
            GraphTensor list = Argument(body, () => _op.OutputTensors[_rewriting.Lists[outer]], TF_DataType.TF_VARIANT, Shape.Scalar, "accumulator");
            Tensor[] popped = backward.Inside(() => Build.Many("TensorListPopBack", null, [list, LoopRewriting.ShapeOf(outer)], ("element_dtype", outer.dtype.as_base_dtype())));
            body.Results.Add((GraphTensor)popped[0]);
            Replace(inner, (GraphTensor)popped[1], body);
        }
    }

    // Whether every iteration passes an argument on as it is.
    private bool IsInvariant(int argument)
    {
        GraphTensor result = _forward.Results[argument];
        while (result.op.type == "Identity")
        {
            result = result.op.InputTensors[0];
        }

        return result == _forward.Arguments[argument];
    }

    // An argument of the backward loop; its first value is asked for when the forward loop is rewritten.
    private GraphTensor Argument(FunctionGraph body, Func<Tensor> value, TF_DataType type, Shape shape, string name)
    {
        _passed.Add(value);
        body.Arguments.Add(body.Graph.AddArgument(type, shape, name));
        return body.Arguments[^1];
    }

    private static void Replace(GraphTensor from, GraphTensor to, FunctionGraph body)
    {
        foreach (Operation user in from.op.Consumers.Distinct().ToArray())
        {
            for (int i = 0; i < user.InputTensors.Length; i++)
            {
                if (user.InputTensors[i] == from)
                {
                    user.ReplaceInput(i, to);
                }
            }
        }

        for (int r = 0; r < body.Results.Count; r++)
        {
            body.Results[r] = body.Results[r] == from ? to : body.Results[r];
        }
    }

    private Tensor[] Loop(FunctionGraph body)
    {
        FunctionTable functions = _op.graph.Functions;
        FunctionGraph condition = new(new Graph(functions));
        condition.Arguments.AddRange(body.Arguments.Select(a => condition.Graph.AddArgument(a.dtype, a.shape, a.op.name)));
        condition.Graph.as_default();
        try
        {
            condition.Results.Add(Build.One("Less", null, [condition.Arguments[0], condition.Arguments[1]]));
        }
        finally
        {
            condition.Graph.Exit();
        }

        string name = _op.get_attr("body").Func.Name;
        GraphFunction step = functions.Add(body, name + "_grad"), check = functions.Add(condition, name + "_grad_cond");
        var attrs = new List<Attr>
        {
            ("cond", Callees.Attr(check)), ("body", Callees.Attr(step)), ("output_shapes", body.Arguments.Select(a => a.shape).ToArray()),
            ("parallel_iterations", _op.get_attr("parallel_iterations")),
        };
        if (_op.HasExtra("_lower_using_switch_merge"))
        {
            attrs.Add(("_lower_using_switch_merge", _op.get_attr("_lower_using_switch_merge")));
        }

        return Build.Many(step.Def.Signature.IsStateful ? "While" : "StatelessWhile", null, [.. _passed.Select(p => p())], [.. attrs]);
    }
}
