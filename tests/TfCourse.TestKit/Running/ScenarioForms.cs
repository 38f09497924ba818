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
    public static object? Call(string function, List<object?> args, OrderedDictionary<string, object?> named) => function switch
    {
        "Session" => args.Count + named.Count == 0 ? new Session() : throw new InexpressibleException("a session with arguments of other types"),
        "Variable" => args.Count == 0 && named.Count == 0 ? Binding.tf.VariableV1(null) : ScenarioCalls.Call("VariableV1", args, named, "Variable"),
        "get_default_session" => ops.get_default_session(),
        "reset_default_graph" => throw new MissingFunctionException("reset_default_graph inside of a graph's own block"),
        _ => ScenarioCalls.Call(function, args, named),
    };

    /// <summary>A method of an earlier result.</summary>
    public static object? Method(object on, string name, List<object?> args, OrderedDictionary<string, object?> named) => (on, name) switch
    {
        (Session session, "run") => ScenarioSessions.Run(session, args[0], args.ElementAtOrDefault(1) ?? named.GetValueOrDefault("feed_dict")),
        (Optimizer optimizer, "apply_gradients") when args[0] is List<object?> pairs => ScenarioCalls.Method(on, name,
            [pairs.Select(p => p is List<object?> { Count: 2 } pair ? Tuple.Create(pair[0] is null ? null! : (Tensor)pair[0]!, (IVariableV1)pair[1]!) : p as Tuple<Tensor, IVariableV1> ?? throw new InexpressibleException("no pair")).ToArray(), .. args.Skip(1)], named),
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
        ops.NameScope scope => scope.scope_name,
        variable_scope scope => (VariableScope)scope,
        _ => null,
    };

    /// <summary>What the words of an observation ask for.</summary>
    public static object? Observe(string what)
        => typeof(GraphKeys).GetField(what)?.GetValue(null) ?? throw new MissingFunctionException($"observe: {what}");
}
