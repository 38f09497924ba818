namespace Tensorflow;

/// <summary>Shape rules of the ops that call functions.</summary>
internal static class CallShapes
{
    /// <summary>The results' shapes are those that the function's body has for the arguments' shapes.</summary>
    public static Shape[] OfCall(ShapeContext c)
    {
        int outputs = c.Attr<TF_DataType[]>("Tout").Length;
        NameAttrList f = c.Attr<NameAttrList>("f");
        Shape[]? shapes = c.Op.graph.Functions.Find(f.Name)?.Shapes([.. Enumerable.Range(0, c.InputCount).Select(i => c[i])], f.Attr);
        return shapes?.Length == outputs ? shapes : Unknown(outputs);
    }

    /// <summary>The attribute output_shapes says them; else they are unknown.</summary>
    public static Shape[] OfBranches(ShapeContext c)
    {
        int outputs = c.Attr<TF_DataType[]>("Tout").Length;
        return Declared(c, outputs) ?? Unknown(outputs);
    }

    /// <summary>The attribute output_shapes says them; else they are those of the inputs.</summary>
    public static Shape[] OfLoop(ShapeContext c)
        => Declared(c, c.InputCount) ?? [.. Enumerable.Range(0, c.InputCount).Select(i => c[i])];

    private static Shape[]? Declared(ShapeContext c, int outputs)
    {
        Shape[] declared = c.Attr<Shape[]>("output_shapes");
        return declared.Length == 0 ? null : declared.Length == outputs ? declared
            : throw c.Error($"`output_shapes` must be the same length as num outputs ({declared.Length} vs. {outputs})");
    }

    private static Shape[] Unknown(int outputs)
    {
        var unknown = new Shape[outputs];
        Array.Fill(unknown, Shape.Null);
        return unknown;
    }
}
