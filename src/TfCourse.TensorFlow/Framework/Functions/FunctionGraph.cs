namespace Tensorflow;

/// <summary>The body of a function while it is built or looked into: a graph with arguments and results.</summary>
/// <param name="graph">The body's nodes; arguments are placeholders.</param>
internal sealed class FunctionGraph(Graph graph)
{
    public Graph Graph => graph;

    public List<GraphTensor> Arguments { get; } = [];

    public List<GraphTensor> Results { get; } = [];

    /// <summary>Operations that run in every call, whether a result needs them or not.</summary>
    public List<Operation> Effects { get; } = [];

    /// <summary>Builds a body: what a C# function does to new arguments.</summary>
    /// <param name="outer">The graph around it, whose tensors the function may use.</param>
    /// <param name="arguments">Tensors like those that will be passed; what is known of their shapes holds in every call.</param>
    /// <param name="body">From the arguments to the results.</param>
    public static FunctionGraph Trace(Graph outer, IReadOnlyList<(Tensor Like, Shape Shape)> arguments, Func<Tensor[], IReadOnlyList<Tensor>> body)
    {
        var function = new FunctionGraph(new Graph(outer.Functions, outer));
        Graph graph = function.Graph;
        graph.as_default();
        try
        {
            foreach ((Tensor like, Shape shape) in arguments)
            {
                function.Arguments.Add(graph.AddArgument(like.dtype, shape, like is GraphTensor t ? t.op.name : "arg", like as GraphTensor));
            }

            foreach (Tensor result in body([.. function.Arguments]))
            {
                GraphTensor made = result.In(graph, TF_DataType.DtInvalid, "Const");
                function.Results.Add((int)made.dtype > 100 ? Build.One("Identity", null, [made]) : made);
            }
        }
        finally
        {
            graph.Exit();
        }

        return function;
    }

    /// <summary>Makes the captured tensors arguments, in the order of their use.</summary>
    /// <returns>The tensors of the outer graph to be passed for them.</returns>
    public GraphTensor[] TakeCaptures()
    {
        Arguments.AddRange(graph.Captures.Select(c => c.Inner));
        return [.. graph.Captures.Select(c => c.Outer)];
    }
}
