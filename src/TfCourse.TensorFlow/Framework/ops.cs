namespace Tensorflow;

/// <summary>The default graph and the default session of the thread: TensorFlow's only ambient state.</summary>
public static partial class ops
{
    [ThreadStatic]
    private static Stack<Graph>? _graphs;

    [ThreadStatic]
    private static Stack<Session>? _sessions;

    [ThreadStatic]
    private static Graph? _global;

    private static Stack<Graph> Graphs => _graphs ??= new Stack<Graph>();

    private static Stack<Session> Sessions => _sessions ??= new Stack<Session>();

    /// <summary>The innermost graph made default, or the thread's own.</summary>
    /// <returns>The graph.</returns>
    public static Graph get_default_graph() => peak_default_graph() ?? (_global = new Graph());

    /// <summary>The default graph when there is one; none is made.</summary>
    /// <returns>The graph, or null.</returns>
    public static Graph? peak_default_graph() => Graphs.TryPeek(out Graph? graph) ? graph : _global;

    /// <summary>Makes the thread's own default graph a new one.</summary>
    /// <exception cref="RuntimeError">A graph was made default and is still so.</exception>
    public static void reset_default_graph()
    {
        if (Graphs.Count > 0)
        {
            throw new RuntimeError("Do not use tf.reset_default_graph() to clear nested graphs: leave the block of graph.as_default() first.");
        }

        _global = new Graph();
    }

    /// <summary>The innermost default session.</summary>
    /// <returns>The session, or null.</returns>
    public static Session? get_default_session() => Sessions.TryPeek(out Session? session) ? session : null;

    internal static Session RequireDefaultSession() => get_default_session() ?? throw new ValueError(
        "There is no default session: run inside `using (var sess = tf.Session())`, or pass the session.");

    internal static bool IsDefault(Graph graph) => Graphs.TryPeek(out Graph? top) && top == graph;

    internal static void Push(Graph graph) => Graphs.Push(graph);

    internal static void Push(Session session) => Sessions.Push(session);

    /// <summary>Removes the innermost entry of this graph; leaving in another order than entering is an error of the program.</summary>
    internal static void Pop(Graph graph)
    {
        if (Graphs.TryPeek(out Graph? top) && top == graph)
        {
            Graphs.Pop();
            return;
        }

        throw new RuntimeError("Graphs leave default in the reverse order of becoming it: another graph became default in between.");
    }

    /// <summary>Removes the innermost entry of this session, wherever it is: a session may be disposed without leaving its block.</summary>
    internal static void Pop(Session session)
    {
        if (!Sessions.Contains(session))
        {
            return;
        }

        var kept = new Stack<Session>();
        while (Sessions.Pop() is { } top && top != session)
        {
            kept.Push(top);
        }

        while (kept.TryPop(out Session? back))
        {
            Sessions.Push(back);
        }
    }
}
