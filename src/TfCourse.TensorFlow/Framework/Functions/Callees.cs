namespace Tensorflow;

/// <summary>Nodes that call functions.</summary>
internal static class Callees
{
    /// <summary>A function as the value of an attribute.</summary>
    public static AttrValue Attr(GraphFunction function) => new() { Func = new NameAttrList { Name = function.Name } };

    /// <summary>A call of a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">What it is passed.</param>
    /// <param name="body">Its body, when it is at hand.</param>
    public static Tensor[] Call(GraphFunction function, IReadOnlyList<Tensor> arguments, FunctionGraph? body)
    {
        TF_DataType[] results = [.. body?.Results.Select(r => r.dtype.as_base_dtype()) ?? function.Def.Signature.OutputArg.Select(r => (TF_DataType)r.Type)];
        return Build.Many(function.Def.Signature.IsStateful ? "StatefulPartitionedCall" : "PartitionedCall", null, [.. arguments], ("Tout", results), ("f", Attr(function)));
    }
}
