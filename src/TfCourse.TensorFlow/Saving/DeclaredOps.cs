namespace Tensorflow;

/// <summary>Ops that a MetaGraph declares and that are not known here: their nodes can be imported and exported, but not run or differentiated.</summary>
internal static class DeclaredOps
{
    /// <summary>The definition that a declaration stands for.</summary>
    /// <exception cref="ValueError">What an attribute allows is no list.</exception>
    public static OpDefinition Of(OpDef op) => new(op.Name)
    {
        Inputs = [.. op.InputArg.Select(GraphFunction.Text)],
        Outputs = [.. op.OutputArg.Select(GraphFunction.Text)],
        AttrDefs = [.. op.Attr.Select(a => new AttrDefinition(a.Name, a.Type, a.DefaultValue, a.HasMinimum ? a.Minimum : null, Allowed(op, a)))],
        Shape = UnknownShapes,
        Gradient = Gradient.Missing("only its declaration is known"),
        IsStateful = op.IsStateful,
    };

    private static AttrValue? Allowed(OpDef op, OpDef.Types.AttrDef attr) => attr.AllowedValues is null or { ValueCase: AttrValue.ValueOneofCase.List } ? attr.AllowedValues
        : throw new ValueError($"The declaration of op '{op.Name}' allows a {attr.AllowedValues.ValueCase} for the attribute '{attr.Name}', it has to be a list of values; write the file again.");

    private static Shape[] UnknownShapes(ShapeContext c)
    {
        int count = 0;
        foreach (ArgDefinition arg in c.Op.Definition.OutputArgs)
        {
            count += arg.NumberAttr is { } number ? c.Attr<int>(number) : arg.TypeListAttr is { } list ? c.Attr<TF_DataType[]>(list).Length : 1;
        }

        return [.. Enumerable.Repeat(Shape.Null, count)];
    }
}
