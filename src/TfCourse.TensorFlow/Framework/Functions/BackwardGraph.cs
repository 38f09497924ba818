namespace Tensorflow;

/// <summary>
/// The gradient of a function's body as a body of its own: from the gradients of results to those of arguments. What it
/// needs of the forward body it captures.
/// </summary>
internal sealed class BackwardGraph
{
    private BackwardGraph(FunctionGraph forward)
        => (Forward, Graph) = (forward, new Graph(forward.Graph.Functions, forward.Graph) { CopiesConstants = true });

    public FunctionGraph Forward { get; }

    public Graph Graph { get; }

    /// <summary>The gradients that come in, one for each active result.</summary>
    public List<GraphTensor> Incoming { get; } = [];

    /// <summary>For each argument of the forward body its gradient, or null when nothing flows to it.</summary>
    public GraphTensor?[] Outgoing { get; private set; } = [];

    /// <summary>The tensors of the forward body that the gradient needs, with the placeholders that stand for them.</summary>
    public IReadOnlyList<(GraphTensor Outer, GraphTensor Inner)> Captures => Graph.Captures;

    /// <summary>Differentiates a body.</summary>
    /// <param name="forward">The body.</param>
    /// <param name="active">The numbers of the results that gradients come in for.</param>
    /// <param name="incoming">Type and shape of these gradients.</param>
    public static BackwardGraph Build(FunctionGraph forward, IReadOnlyList<int> active, IReadOnlyList<(TF_DataType Type, Shape Shape)> incoming)
    {
        var backward = new BackwardGraph(forward);
        backward.Graph.as_default();
        try
        {
            for (int i = 0; i < active.Count; i++)
            {
                backward.Incoming.Add(backward.Graph.AddArgument(incoming[i].Type, incoming[i].Shape, "grad_ys_" + i));
            }

            backward.Differentiate(active);
        }
        finally
        {
            backward.Graph.Exit();
        }

        return backward;
    }

    /// <summary>Carries out building steps in the backward body.</summary>
    public T Inside<T>(Func<T> build)
    {
        Graph.as_default();
        try
        {
            return build();
        }
        finally
        {
            Graph.Exit();
        }
    }

    private void Differentiate(IReadOnlyList<int> active)
    {
        int[] trainable = [.. Enumerable.Range(0, Forward.Arguments.Count).Where(a => Forward.Arguments[a].dtype.IsTrainable())];
        Outgoing = new GraphTensor?[Forward.Arguments.Count];
        if (active.Count == 0 || trainable.Length == 0)
        {
            return;
        }

        Tensor?[] gradients = GradientBuilder.Across(
            [.. active.Select(a => Forward.Results[a])], [.. trainable.Select(a => Forward.Arguments[a])], [.. Incoming]);
        for (int i = 0; i < trainable.Length; i++)
        {
            // Between functions sparse gradients travel as dense ones.
            Outgoing[trainable[i]] = gradients[i]?.In(Graph, gradients[i]!.dtype, "gradient");
        }
    }
}
