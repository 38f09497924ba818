using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>What has another form in C# than a call by name: blocks, sessions, observations.</summary>
internal static class ScenarioForms
{
    private sealed class Block(Action leave, object? entered) : IDisposable
    {
        public object? Entered => entered;

        public void Dispose() => leave();
    }

    /// <summary>A function of tf.compat.v1.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="args">Positional arguments.</param>
    /// <param name="named">Named arguments.</param>
    /// <param name="parameters">Python's parameters in order; null to look them up.</param>
    public static object? Call(string function, List<object?> args, OrderedDictionary<string, object?> named, string[]? parameters = null) => function switch
    {
        "Session" => args.Count + named.Count == 0 ? new Session() : throw new InexpressibleException("a session with arguments of other types"),
        "Variable" => args.Count == 0 && named.Count == 0 ? Binding.tf.VariableV1(null) : ScenarioCalls.Call("VariableV1", args, named, "Variable"),
        "get_default_session" => ops.get_default_session(),
        "random_uniform_initializer" when args.Count + named.Count > 0 => ScenarioCalls.Call("initializers.random_uniform", args, named),
        "split" when args.Count == 2 && named.Count == 0 && args[1] is int or List<object?> => ScenarioCalls.Call("split", [args[0], args[1], 0], named, "split"),
        "einsum" => Binding.tf.einsum((string)args[0]!, [.. args.Skip(1).Select(ScenarioArguments.AsTensor)], named.GetValueOrDefault("name") as string),
        "print" => Binding.tf.print([.. args.Select(a => a ?? throw new InexpressibleException("None"))]),
        _ when function.StartsWith("raw_ops.", StringComparison.Ordinal) && args.Count == 0 => RawOp(function["raw_ops.".Length..], named),
        _ => ScenarioCalls.Call(function, args, named, parameters: parameters),
    };

    // One node, its inputs and attributes by their names.
    private static object? RawOp(string op, OrderedDictionary<string, object?> named)
    {
        OpDefinition definition = OpCatalogue.TryFind(op) ?? throw new MissingFunctionException("raw_ops." + op);
        Tensor[] inputs = [.. definition.InputArgs.SelectMany(a => named[a.Name] is List<object?> list && (a.NumberAttr ?? a.TypeListAttr) is not null
            ? list.Select(ScenarioArguments.AsTensor) : [ScenarioArguments.AsTensor(named[a.Name])])];
        Attr[] attrs = [.. definition.AttrDefs.Where(a => named.GetValueOrDefault(a.Name) is not null).Select(a => new Attr(a.Name, named[a.Name] switch
        {
            TF_DataType type => Attr.Of(type),
            bool flag => ((Attr)(a.Name, flag)).Value,
            int or long => Attr.Of(Convert.ToInt64(named[a.Name], null)),
            string text => ((Attr)(a.Name, text)).Value,
            var other => throw new MissingFunctionException($"raw_ops.{op}(… {a.Name}={other} …)"),
        }))];
        Tensor[] outputs = Build.Many(op, named.GetValueOrDefault("name") as string, inputs, attrs);
        return outputs.Length switch { 0 => ops.get_default_graph().get_operations()[^1], 1 => outputs[0], _ => outputs };
    }

    /// <summary>A method of an earlier result.</summary>
    public static object? Method(object on, string name, List<object?> args, OrderedDictionary<string, object?> named) => (on, name) switch
    {
        (Session session, "run") => ScenarioSessions.Run(session, args[0], args.ElementAtOrDefault(1) ?? named.GetValueOrDefault("feed_dict")),
        (Session session, "make_callable") => ScenarioSessions.Callable(session, args[0], (List<object?>)args[1]!),
        (Optimizer, "compute_gradients") when named.GetValueOrDefault("var_list") is List<object?> list && list.Exists(v => v is Tensor)
            || (args.Count > 1 && args[1] is List<object?> second && second.Exists(v => v is Tensor)) => throw new InexpressibleException("tensors in place of variables"),
        (Optimizer optimizer, "apply_gradients") when args[0] is List<object?> pairs => ScenarioCalls.Method(on, name,
            [pairs.Select(p => p is List<object?> { Count: 2 } pair ? Tuple.Create(pair[0] is null ? null! : (Tensor)pair[0]!, (IVariableV1)pair[1]!) : p as Tuple<Tensor, IVariableV1> ?? throw new InexpressibleException("no pair")).ToArray(), .. args.Skip(1)], named),
        // Python takes one value, or a list of them, and gives one tensor where there is one.
        (QueueBase, "enqueue" or "enqueue_many") when args is [not List<object?>, ..] => ScenarioCalls.Method(on, name, [new List<object?> { args[0] }, .. args.Skip(1)], named),
        (QueueBase, "dequeue" or "dequeue_many" or "dequeue_up_to") => ScenarioCalls.Method(on, name, args, named) switch { Tensors { Count: 1 } one => one[0], var many => many },
        _ => ScenarioCalls.Method(on, name, args, named),
    };

    /// <summary>Enters a block.</summary>
    public static IDisposable Enter(object? on, string function, List<object?> args, OrderedDictionary<string, object?> named)
    {
        switch (on)
        {
            case Graph graph when function == "as_default":
                graph.as_default();
                return new Block(graph.Exit, graph);
            case Session session when function == "as_default":
                session.as_default();
                return new Block(session.Exit, session);
        }

        object? entered = on is null ? ScenarioCalls.Call(function, args, named) : ScenarioCalls.Method(on, function, args, named);
        return entered as IDisposable ?? throw new MissingFunctionException($"a block of {function}");
    }

    /// <summary>What a block gives to the name after Python's `as`.</summary>
    public static object? Entered(IDisposable block) => block switch
    {
        Block b => b.Entered,
        Graph.ContainerScope container => container.name,
        ops.NameScope scope => scope.scope_name,
        variable_scope scope => (VariableScope)scope,
        _ => null,
    };

    /// <summary>What the words of an observation ask for.</summary>
    /// <param name="what">The words.</param>
    /// <param name="results">What the steps before gave, in order.</param>
    public static object? Observe(string what, IReadOnlyList<object?> results) => what switch
    {
        "all collection keys, sorted" => ops.get_default_graph().get_all_collection_keys().Order(StringComparer.Ordinal).ToList(),
        "same object" => ReferenceEquals(results[^1], results[^2]),
        "a random fetched twice is equal" => Twice(results),
        "step stats: device and node names" => Traced(results, RunOptions.Types.TraceLevel.FullTrace).Select(d => new List<object?>
        {
            d.Device.Split('/')[^1], d.NodeStats.Select(n => n.NodeName).Order(StringComparer.Ordinal).ToList(),
        }).ToList(),
        "timeline labels" => Traced(results, RunOptions.Types.TraceLevel.FullTrace).SelectMany(d => d.NodeStats).Select(n => n.TimelineLabel).Order(StringComparer.Ordinal).ToList(),
        "without options" => Traced(results, RunOptions.Types.TraceLevel.NoTrace).Count,
        "seed attributes" => ops.get_default_graph().get_operations().Where(o => o.node_def.Attr.ContainsKey("seed"))
            .Select(o => new List<object?> { o.name, o.get_attr<long>("seed"), o.get_attr<long>("seed2") }).ToList(),
        "g1" or "g2" => results.OfType<Graph>().Distinct().ElementAt(what == "g1" ? 0 : 1).get_operations().Select(o => o.name).ToList(),
        "str(x)" or "str(y)" => Named(what, (name, t) => $"Tensor(\"{t.name}\", shape={t.shape}, dtype={t.dtype.as_numpy_name()})"),
        "repr(x)" => Named(what, (name, t) => $"<{t}>"),
        _ => typeof(GraphKeys).GetField(what)?.GetValue(null) ?? throw new MissingFunctionException($"observe: {what}"),
    };

    private static string Named(string what, Func<string, Tensor, string> text)
    {
        string name = what[(what.IndexOf('(', StringComparison.Ordinal) + 1)..^1];
        return text(name, ops.get_default_graph().get_tensor_by_name(name + ":0"));
    }

    // The last tensor that the scenario made, with each placeholder fed zeros, one for an open size.
    private static List<DeviceStepStats> Traced(IReadOnlyList<object?> results, RunOptions.Types.TraceLevel level)
    {
        FeedItem[] feeds = [.. results.OfType<Tensor>().Where(t => t.op.type == "Placeholder")
            .Select(t => new FeedItem(t, new Tensorflow.NumPy.NDArray(new Engine.HostTensor((DataType)t.dtype, [.. t.shape.dims.Select(d => Math.Max(d, 1))]))))];
        var metadata = new RunMetadata();
        results.OfType<Session>().Last().run(results.OfType<Tensor>().Last(), feeds, new RunOptions { TraceLevel = level }, metadata);
        return metadata.StepStats?.DevStats.ToList() ?? [];
    }

    private static bool Twice(IReadOnlyList<object?> results)
    {
        Tensor random = results.OfType<Tensor>().Last(t => t.op.type.StartsWith("Random", StringComparison.Ordinal));
        Tensorflow.NumPy.NDArray[] values = results.OfType<Session>().Last().run(new[] { random, random });
        return (float)values[0] == (float)values[1];
    }
}
