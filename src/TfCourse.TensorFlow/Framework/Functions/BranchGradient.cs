namespace Tensorflow;

/// <summary>
/// Gradients of If and Case: again an If or Case, of the branches' gradients. The forward branches get the values as results
/// that the backward ones need; where another branch's value is due, they give something that nobody looks at.
/// </summary>
internal sealed class BranchGradient
{
    private readonly Operation _op;
    private readonly bool _isIf;
    private readonly GraphFunction[] _functions;
    private readonly FunctionGraph[] _forward;
    private BackwardGraph[] _backward = [];

    private BranchGradient(Operation op)
    {
        _op = op;
        _isIf = op.type is "If" or "StatelessIf";
        NameAttrList[] branches = _isIf ? [op.get_attr("then_branch").Func, op.get_attr("else_branch").Func] : [.. op.get_attr("branches").List.Func];
        _functions = [.. branches.Select(b => op.graph.Functions.Find(b.Name) ?? throw new LookupError($"No gradient defined for operation '{op.name}' (op type: {op.type}): function '{b.Name}' is not defined."))];
        _forward = [.. _functions.Select((f, i) => f.BodyFor(op.InputTensors[1..], attrs: branches[i].Attr))];
    }

    public static Tensor?[] Of(Operation op, Tensor?[] d) => new BranchGradient(op).Run(d);

    private Tensor?[] Run(Tensor?[] d)
    {
        Tensor[] incoming = CallGradient.Dense(d, out int[] active);
        _backward = [.. _forward.Select(f => BackwardGraph.Build(f, active, [.. incoming.Select(t => (t.dtype, t.shape))]))];
        int[] reached = [.. Enumerable.Range(0, _op.InputTensors.Length - 1).Where(a => Array.Exists(_backward, b => b.Outgoing[a] is not null))];
        Tensor?[] gradients = new Tensor?[_op.InputTensors.Length];
        if (reached.Length == 0)
        {
            return gradients;
        }

        FunctionGraph[] bodies = [.. _backward.Select(b => Body(b, reached))];
        List<Tensor> passed = [.. incoming, .. Join(bodies)];
        Tensor[] results = Call(bodies, passed);
        for (int i = 0; i < reached.Length; i++)
        {
            gradients[reached[i] + 1] = results[i];
        }

        return gradients;
    }

    // Every branch gives a gradient for what any branch gives one for.
    private FunctionGraph Body(BackwardGraph backward, int[] reached)
    {
        var body = new FunctionGraph(backward.Graph);
        body.Arguments.AddRange(backward.Incoming);
        body.Results.AddRange(reached.Select(a => backward.Outgoing[a] ?? backward.Inside(() => Zeros(backward, a))));
        return body;
    }

    private GraphTensor Zeros(BackwardGraph backward, int argument)
    {
        GraphTensor forward = backward.Forward.Arguments[argument];
        TF_DataType type = Array.Find(_backward, b => b.Outgoing[argument] is not null)!.Outgoing[argument]!.dtype;
        return forward.dtype == TF_DataType.TF_RESOURCE
            ? GradientZeros.OfVariable(forward, type)
            : GradientZeros.Like(forward);
    }

    // The values that some backward branch needs become arguments of all of them.
    private List<Tensor> Join(FunctionGraph[] bodies)
    {
        var passed = new List<Tensor>();
        foreach (int argument in Enumerable.Range(0, _op.InputTensors.Length - 1))
        {
            if (Array.Exists(_backward, b => Inner(b, b.Forward.Arguments[argument]) is not null))
            {
                passed.Add(_op.inputs[argument + 1]);
                Add(bodies, b => b.Forward.Arguments[argument], _op.InputTensors[argument + 1]);
            }
        }

        var extra = new List<(int Branch, GraphTensor Tensor)>();
        for (int b = 0; b < _backward.Length; b++)
        {
            foreach ((GraphTensor outer, _) in _backward[b].Captures)
            {
                if (!_forward[b].Arguments.Contains(outer))
                {
                    extra.Add((b, outer));
                }
            }
        }

        int before = _op.OutputTensors.Length;
        Extend(extra);
        for (int e = 0; e < extra.Count; e++)
        {
            passed.Add(_op.OutputTensors[before + e]);
            (int branch, GraphTensor tensor) = extra[e];
            Add(bodies, b => b == _backward[branch] ? tensor : null, tensor);
        }

        return passed;
    }

    // The placeholder that stands for a forward tensor, or a new one that nobody looks at.
    private void Add(FunctionGraph[] bodies, Func<BackwardGraph, GraphTensor?> forward, GraphTensor like)
    {
        for (int b = 0; b < bodies.Length; b++)
        {
            GraphTensor? inner = forward(_backward[b]) is { } outer ? Inner(_backward[b], outer) : null;
            bodies[b].Arguments.Add(inner ?? bodies[b].Graph.AddArgument(like.dtype, like.shape, "unused"));
        }
    }

    private static GraphTensor? Inner(BackwardGraph backward, GraphTensor outer)
        => backward.Captures.FirstOrDefault(c => c.Outer == outer).Inner;

    private void Extend(List<(int Branch, GraphTensor Tensor)> extra)
    {
        if (extra.Count == 0)
        {
            return;
        }

        for (int b = 0; b < _forward.Length; b++)
        {
            Graph graph = _forward[b].Graph;
            graph.as_default();
            try
            {
                foreach ((int branch, GraphTensor tensor) in extra)
                {
                    _forward[b].Results.Add(branch == b ? tensor : Build.One("FakeParam", null, [], ("dtype", tensor.dtype.as_base_dtype()), ("shape", tensor.shape)));
                }
            }
            finally
            {
                graph.Exit();
            }
        }

        GraphFunction[] with = [.. _forward.Select((f, b) => _op.graph.Functions.Add(f, _functions[b].Name + "_rewritten"))];
        Shape[] shapes = [.. _op.OutputTensors.Select(o => o.shape), .. extra.Select(e => e.Tensor.shape)];
        _op.Extend(
            [], [.. extra.Select(e => (e.Tensor.dtype.as_base_dtype(), e.Tensor.shape))],
            [.. Branches(with), new Attr("Tout", Attr.Of(_forward[0].Results.Select(r => r.dtype.as_base_dtype()))), ("output_shapes", shapes)]);
    }

    private Tensor[] Call(FunctionGraph[] bodies, List<Tensor> passed)
    {
        GraphFunction[] functions = [.. bodies.Select((b, i) => _op.graph.Functions.Add(b, _functions[i].Name + "_grad"))];
        bool stateful = Array.Exists(functions, f => f.Def.Signature.IsStateful);
        Shape[] shapes = [.. Enumerable.Range(0, bodies[0].Results.Count).Select(r => Common(bodies.Select(b => b.Results[r].shape)))];
        string op = (stateful ? "" : "Stateless") + (_isIf ? "If" : "Case");
        var attrs = new List<Attr>(Branches(functions))
        {
            ("Tout", bodies[0].Results.Select(r => r.dtype.as_base_dtype()).ToArray()), ("output_shapes", shapes),
        };
        if (_op.HasExtra("_lower_using_switch_merge"))
        {
            attrs.Add(("_lower_using_switch_merge", _op.get_attr("_lower_using_switch_merge")));
        }

        return Build.Many(op, null, [_op.inputs[0], .. passed], [.. attrs]);
    }

    private Attr[] Branches(GraphFunction[] functions)
    {
        if (_isIf)
        {
            return [("then_branch", Callees.Attr(functions[0])), ("else_branch", Callees.Attr(functions[1]))];
        }

        var list = new AttrValue.Types.ListValue();
        list.Func.AddRange(functions.Select(f => Callees.Attr(f).Func));
        return [("branches", new AttrValue { List = list })];
    }

    /// <summary>What holds of all shapes.</summary>
    public static Shape Common(IEnumerable<Shape> shapes) => shapes.Aggregate(
        (a, b) => a.IsNull || b.IsNull || a.ndim != b.ndim ? Shape.Null : new Shape([.. a.dims.Zip(b.dims, (x, y) => x == y ? x : -1)]));
}
