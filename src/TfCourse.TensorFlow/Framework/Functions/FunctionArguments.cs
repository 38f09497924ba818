namespace Tensorflow;

/// <summary>Between the numbers of a node's outputs and the names of its op's output arguments, which function bodies use.</summary>
internal static class FunctionArguments
{
    /// <summary>The number of the first output of a named argument.</summary>
    /// <exception cref="ValueError">The op has no such argument.</exception>
    public static int First(ArgDefinition[] outputs, string argument, NodeDef node)
    {
        int first = 0;
        foreach (ArgDefinition arg in outputs)
        {
            if (arg.Name == argument)
            {
                return first;
            }

            first += Length(arg, name => node.Attr.TryGetValue(name, out AttrValue? value) ? value
                : throw new ValueError($"{node.Op} '{node.Name}': the attribute '{name}' is required and was not given"));
        }

        throw new ValueError($"{node.Op} '{node.Name}' has no output argument '{argument}'; it has {string.Join(", ", outputs.Select(a => a.Name))}");
    }

    /// <summary>The name that a function's body has for an output: "node:argument:k".</summary>
    public static string Name(Operation op, int output)
    {
        int rest = output;
        foreach (ArgDefinition arg in op.Definition.OutputArgs)
        {
            int length = Length(arg, op.get_attr);
            if (rest < length)
            {
                return FormattableString.Invariant($"{op.name}:{arg.Name}:{rest}");
            }

            rest -= length;
        }

        throw new ValueError($"{op.type} '{op.name}' has no output {output}");
    }

    private static int Length(ArgDefinition arg, Func<string, AttrValue> attr)
        => arg.NumberAttr is { } number ? checked((int)attr(number).I) : arg.TypeListAttr is { } list ? attr(list).List.Type.Count : 1;
}
