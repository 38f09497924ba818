namespace Tensorflow;

/// <summary>Einsum: sums of products of one or two tensors, as an equation says.</summary>
internal static class Einsum
{
    public static OpDefinition Define() => new("Einsum")
    {
        Inputs = ["inputs: N * T"],
        Outputs = ["output: T"],
        Attrs = ["equation: string", "N: int >= 1", "T: type"],
        Shape = InferShape,
        Gradient = Gradient.Of(EinsumGradient.Backward),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        EinsumEquation equation = EinsumEquation.Parse(c.Attr<string>("equation"), c.InputCount, c.Error);
        var sizes = new Dictionary<char, long>();
        Shape ellipsis = Shape.Scalar;
        for (int i = 0; i < c.InputCount; i++)
        {
            ellipsis = ShapeRules.Broadcast(c, ellipsis, Read(c, i, equation.Inputs[i], sizes));
        }

        if (!EinsumEquation.HasEllipsis(equation.Output))
        {
            c.Require(ellipsis.ndim <= 0, $"Shape must be at most rank 0 but is rank {ellipsis.ndim}: the output of '{equation.Text}' has no ellipsis");
            return [new Shape([.. equation.Output.Select(l => sizes[l])])];
        }

        (int before, int behind) = EinsumEquation.Around(equation.Output);
        string named = EinsumEquation.Named(equation.Output);
        Shape Sizes(string labels) => new([.. labels.Select(l => sizes[l])]);
        return [Sizes(named[..before]).concatenate(ellipsis).concatenate(Sizes(named[^behind..]))];
    }

    // Adds the sizes of an input's labels; gives the shape of its ellipsis.
    private static Shape Read(ShapeContext c, int input, string subscripts, Dictionary<char, long> sizes)
    {
        string named = EinsumEquation.Named(subscripts);
        bool hasEllipsis = EinsumEquation.HasEllipsis(subscripts);
        Shape shape = hasEllipsis ? c.WithRankAtLeast(input, named.Length) : c.WithRank(input, named.Length);
        (int before, int behind) = EinsumEquation.Around(subscripts);
        for (int i = 0; i < named.Length; i++)
        {
            long size = shape.IsNull ? -1 : shape[i < before ? i : i - named.Length];
            sizes[named[i]] = sizes.TryGetValue(named[i], out long known) ? c.Merge(known, size) : size;
        }

        return !hasEllipsis ? Shape.Scalar : shape.IsNull ? Shape.Null : shape[before..^behind];
    }
}
