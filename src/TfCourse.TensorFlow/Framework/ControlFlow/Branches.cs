namespace Tensorflow;

/// <summary>tf.cond and tf.switch_case: If and Case nodes over functions.</summary>
internal static class Branches
{
    /// <summary>One of two branches.</summary>
    /// <returns>The results as the branches gave them, and the node.</returns>
    public static (Tensor[] Results, Operation Node) If(Tensor pred, Func<Tensor[]> onTrue, Func<Tensor[]> onFalse, string? name)
    {
        Graph graph = ops.get_default_graph();
        using var scope = new ops.NameScope(name, "cond", graph);
        GraphTensor condition = pred.In(graph, TF_DataType.DtInvalid, "pred");
        if (condition.dtype.as_base_dtype() != TF_DataType.TF_BOOL && condition.shape.ndim > 0)
        {
            throw new ValueError($"pred must be a boolean scalar, not {condition}; compare it with something, e.g. x > 0");
        }

        FunctionGraph[] bodies = [Trace(graph, onTrue), Trace(graph, onFalse)];
        Tensor[] results = Call(graph, "If", scope, condition, bodies, ["then_branch", "else_branch"], ["cond_true", "cond_false"], out Operation node);
        return (results, node);
    }

    /// <summary>One of two operations, run for its effect: the branches give the predicate after it.</summary>
    /// <returns>The operation to be waited for.</returns>
    public static Operation If(Tensor pred, Func<Operation> onTrue, Func<Operation> onFalse, string? name)
    {
        GraphTensor condition = pred.In(ops.get_default_graph(), TF_DataType.DtInvalid, "pred");
        return If(condition, () => [After(onTrue)], () => [After(onFalse)], name).Results[0].op;

        Tensor After(Func<Operation> make)
        {
            using (Binding.tf.control_dependencies([make()]))
            {
                return Build.One("Identity", null, [condition]);
            }
        }
    }

    /// <summary>One of several branches, by number; the last for a number out of range.</summary>
    public static (Tensor[] Results, Operation Node) Case(Tensor index, Func<Tensor[]>[] branches, string? name)
    {
        if (branches.Length == 0)
        {
            throw new ValueError("branch_fns must not be empty: give at least one function");
        }

        Graph graph = ops.get_default_graph();
        using var scope = new ops.NameScope(name, "switch_case", graph);
        GraphTensor number = index.In(graph, TF_DataType.TF_INT32, "branch_index");
        FunctionGraph[] bodies = [.. branches.Select(b => Trace(graph, b))];
        using var indexed = new ops.NameScope(null, "indexed_case", graph);
        Tensor[] results = Call(graph, "Case", indexed, number, bodies, [], [.. branches.Select((_, i) => FormattableString.Invariant($"indexed_case_branch{i}"))], out Operation node);
        return (results, node);
    }

    private static FunctionGraph Trace(Graph graph, Func<Tensor[]> branch)
    {
        FunctionGraph body = FunctionGraph.Trace(graph, [], _ => branch());
        Bodies.Order(body);
        return body;
    }

    private static Tensor[] Call(Graph graph, string op, string name, GraphTensor selector, FunctionGraph[] bodies, string[] attrNames, string[] functionNames, out Operation node)
    {
        RequireAlike(bodies);
        GraphTensor[] passed = Bodies.Join(bodies);
        bool stateful = Array.Exists(bodies, Bodies.IsStateful);
        GraphFunction[] functions = [.. bodies.Select((b, i) => graph.Functions.Add(b, functionNames[i]))];
        var list = new AttrValue.Types.ListValue();
        list.Func.AddRange(functions.Select(f => Callees.Attr(f).Func));
        Shape[] shapes = [.. Enumerable.Range(0, bodies[0].Results.Count).Select(r => BranchGradient.Common(bodies.Select(b => b.Results[r].shape)))];
        List<Attr> attrs =
        [
            .. attrNames.Length > 0 ? functions.Select((f, i) => new Attr(attrNames[i], Callees.Attr(f))) : [new Attr("branches", new AttrValue { List = list })],
            ("Tout", bodies[0].Results.Select(r => r.dtype.as_base_dtype()).ToArray()), ("output_shapes", shapes), Bodies.IsLowered,
        ];
        node = Build.Node((stateful ? "" : "Stateless") + op, name, [selector, .. passed], [.. attrs]);
        return [.. node.outputs.Select(o => Build.One("Identity", null, [o]))];
    }

    private static void RequireAlike(FunctionGraph[] bodies)
    {
        for (int b = 1; b < bodies.Length; b++)
        {
            if (bodies[b].Results.Count != bodies[0].Results.Count)
            {
                throw new ValueError($"Branches must return as many results: the first returns {bodies[0].Results.Count}, branch {b} {bodies[b].Results.Count}.");
            }

            for (int r = 0; r < bodies[b].Results.Count; r++)
            {
                if (bodies[b].Results[r].dtype.as_base_dtype() != bodies[0].Results[r].dtype.as_base_dtype())
                {
                    throw new TypeError($"Branches must return the same types: result {r} is {bodies[0].Results[r].dtype.as_numpy_name()} of the first, {bodies[b].Results[r].dtype.as_numpy_name()} of branch {b}; use tf.cast.");
                }
            }
        }
    }
}
