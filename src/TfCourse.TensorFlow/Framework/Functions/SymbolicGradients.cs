namespace Tensorflow;

/// <summary>
/// Functions that compute the gradient of another one from its arguments and the gradients of its results, by computing it
/// again: what the op SymbolicGradient calls.
/// </summary>
internal static class SymbolicGradients
{
    /// <summary>The gradient function of a function: made when first asked for, and entered in the library's list of gradients.</summary>
    public static GraphFunction Of(GraphFunction function)
    {
        FunctionTable table = function.Table;
        lock (table.Growing)
        {
            // Threads that build and threads that run may ask for it at once; it is made by one.
            return table.GradientOf(function.Name) is not { } known ? Make(function, table)
                : table.Find(known) ?? throw new LookupError($"The gradient of function '{function.Name}' is declared to be '{known}', which is not defined.");
        }
    }

    private static GraphFunction Make(GraphFunction function, FunctionTable table)
    {
        FunctionGraph body = function.Body();
        Graph graph = body.Graph;
        graph.as_default();
        try
        {
            GraphTensor[] incoming = [.. body.Results.Select((r, i) => graph.AddArgument(r.dtype, r.shape, "dy_" + i))];
            int[] floating = [.. Enumerable.Range(0, body.Results.Count).Where(r => body.Results[r].dtype.is_floating())];
            Tensor?[] gradients = GradientBuilder.Across(
                [.. floating.Select(r => body.Results[r])], [.. body.Arguments], [.. floating.Select(r => incoming[r])]);
            body.Results.Clear();
            for (int a = 0; a < gradients.Length; a++)
            {
                Tensor gradient = gradients[a] ?? Build.One("ZerosLike", null, [body.Arguments[a]]);
                body.Results.Add(gradient.In(graph, gradient.dtype, "gradient"));
            }

            body.Arguments.AddRange(incoming);
        }
        finally
        {
            graph.Exit();
        }

        GraphFunction made = table.Add(body, "__gradient_" + function.Name);
        table.AddGradient(new GradientDef { FunctionName = function.Name, GradientFunc = made.Name });
        return made;
    }

    /// <summary>Makes the gradient functions that nodes SymbolicGradient ask for.</summary>
    public static void Complete(FunctionTable table, IEnumerable<NodeDef> nodes)
    {
        foreach (NodeDef node in nodes)
        {
            if (node.Op == "SymbolicGradient" && node.Attr.TryGetValue("f", out AttrValue? f) && table.Find(f.Func.Name) is { } function)
            {
                _ = Of(function);
            }
        }
    }
}
