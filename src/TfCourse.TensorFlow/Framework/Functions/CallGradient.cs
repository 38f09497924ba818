namespace Tensorflow;

/// <summary>Gradients of calls of one function.</summary>
internal static class CallGradient
{
    /// <summary>The gradient of an operation that calls a function and whose op declares none; else null.</summary>
    public static Gradient? Of(Operation op) => op.type is "PartitionedCall" or "StatefulPartitionedCall" ? Gradient.OfAll(Backward)
        : op.graph.Functions.Find(op.type) is { } function ? Gradient.OfAll((call, d) => Recomputed(call, function, d))
        : null;

    // The forward function gets the values as results that the backward function needs.
    private static Tensor?[] Backward(Operation op, Tensor?[] d)
    {
        NameAttrList f = op.get_attr("f").Func;
        GraphFunction function = op.graph.Functions.Find(f.Name) ?? throw new LookupError($"No gradient defined for operation '{op.name}' (op type: {op.type}): function '{f.Name}' is not defined.");
        FunctionGraph forward = function.BodyFor(op.InputTensors, attrs: f.Attr);
        Tensor[] dense = Dense(d, out int[] active);
        BackwardGraph backward = BackwardGraph.Build(forward, active, [.. dense.Select(t => (t.dtype, t.shape))]);

        var passed = new List<Tensor>(dense);
        var body = new FunctionGraph(backward.Graph);
        body.Arguments.AddRange(backward.Incoming);
        var extra = new List<GraphTensor>();
        int before = op.OutputTensors.Length;
        foreach ((GraphTensor outer, GraphTensor inner) in backward.Captures)
        {
            body.Arguments.Add(inner);
            if (forward.Arguments.IndexOf(outer) < 0)
            {
                extra.Add(outer);
            }
        }

        if (extra.Count > 0)
        {
            forward.Results.AddRange(extra);
            GraphFunction with = op.graph.Functions.Add(forward, "__forward_" + f.Name);
            op.Extend([], [.. extra.Select(t => (t.dtype, t.shape))],
                ("f", Callees.Attr(with)), new Attr("Tout", Attr.Of(forward.Results.Select(r => r.dtype))));
        }

        foreach ((GraphTensor outer, _) in backward.Captures)
        {
            int argument = forward.Arguments.IndexOf(outer);
            passed.Add(argument >= 0 ? op.inputs[argument] : op.OutputTensors[before + extra.IndexOf(outer)]);
        }

        body.Results.AddRange(backward.Outgoing.Where(g => g is not null)!);
        Tensor[] results = Callees.Call(op.graph.Functions.Add(body, "__backward_" + f.Name), passed, body);
        int next = 0;
        return [.. backward.Outgoing.Select(g => g is null ? null : results[next++])];
    }

    // A node of the function's name has a fixed number of outputs: the backward function computes forward again.
    private static Tensor?[] Recomputed(Operation op, GraphFunction function, Tensor?[] d)
    {
        GraphFunction gradient = SymbolicGradients.Of(function);
        Tensor[] incoming = [.. d.Select((g, i) => g ?? Build.One("ZerosLike", null, [op.outputs[i]]))];
        Tensor[] results = Callees.Call(gradient, [.. op.inputs, .. incoming], null);
        return [.. op.inputs.Select((x, i) => x.dtype.is_floating() ? results[i] : null)];
    }

    /// <summary>The gradients that there are, dense, and which outputs they belong to.</summary>
    public static Tensor[] Dense(Tensor?[] d, out int[] active)
    {
        active = [.. Enumerable.Range(0, d.Length).Where(i => d[i] is not null)];
        return [.. active.Select(i => d[i] is IndexedSlices s ? s.ToDense() : d[i]!)];
    }
}
