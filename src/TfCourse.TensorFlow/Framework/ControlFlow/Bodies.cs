namespace Tensorflow;

/// <summary>Branches and loop bodies as functions of the graph's library that take the same arguments.</summary>
internal static class Bodies
{
    /// <summary>What Python marks branches and loops with.</summary>
    public static Attr IsLowered => new("_lower_using_switch_merge", new AttrValue { B = true });

    /// <summary>Gives all bodies the same arguments: their own, then all that any of them uses of the graph around.</summary>
    /// <returns>The tensors around that are to be passed.</returns>
    public static GraphTensor[] Join(params ReadOnlySpan<FunctionGraph> bodies)
    {
        var union = new List<GraphTensor>();
        foreach (FunctionGraph body in bodies)
        {
            union.AddRange(body.Graph.Captures.Select(c => c.Outer).Where(o => !union.Contains(o)));
        }

        foreach (FunctionGraph body in bodies)
        {
            foreach (GraphTensor outer in union)
            {
                GraphTensor? inner = body.Graph.Captures.FirstOrDefault(c => c.Outer == outer).Inner;
                body.Arguments.Add(inner ?? body.Graph.AddArgument(outer.dtype, outer.shape, outer.op.name, outer));
            }
        }

        return [.. union];
    }

    /// <summary>
    /// Operations with an effect run in every call, one after the other in the order in which they were written: what a function does does not
    /// depend on which result is asked for.
    /// </summary>
    public static void Order(FunctionGraph body)
    {
        Operation? last = null;
        foreach (Operation op in body.Graph.Nodes.Where(n => n.Definition.IsStateful).ToArray())
        {
            if (last is not null)
            {
                op.AddControlInputs([last]);
            }

            body.Effects.Add(op);
            last = op;
        }
    }

    /// <summary>Whether a body has an effect or reads what has.</summary>
    public static bool IsStateful(FunctionGraph body) => body.Effects.Count > 0;
}
