namespace Tensorflow;

/// <summary>Fills in the attributes that a function's body leaves to its caller.</summary>
internal static class FunctionAttrs
{
    /// <summary>Replaces every placeholder among a node's attributes by the value of its name.</summary>
    /// <exception cref="ValueError">There is no such value.</exception>
    public static void Fill(NodeDef node, IReadOnlyDictionary<string, AttrValue> values)
    {
        foreach (AttrValue attr in node.Attr.Values)
        {
            Fill(attr, values);
        }
    }

    private static void Fill(AttrValue attr, IReadOnlyDictionary<string, AttrValue> values)
    {
        if (attr.ValueCase == AttrValue.ValueOneofCase.Placeholder)
        {
            attr.MergeFrom(values.TryGetValue(attr.Placeholder, out AttrValue? value) ? value
                : throw new ValueError($"The attribute '{attr.Placeholder}' of a function has no value"));
        }

        foreach (NameAttrList function in attr.ValueCase == AttrValue.ValueOneofCase.Func ? [attr.Func] : attr.List?.Func ?? (IEnumerable<NameAttrList>)[])
        {
            foreach (AttrValue inner in function.Attr.Values)
            {
                Fill(inner, values);
            }
        }
    }
}
