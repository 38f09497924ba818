namespace Tensorflow;

/// <summary>ReduceJoin: strings along some axes joined.</summary>
internal static class ReduceJoin
{
    public static OpDefinition Define() => new("ReduceJoin")
    {
        Inputs = ["inputs: string", "reduction_indices: int32"],
        Outputs = ["output: string"],
        Attrs = ["keep_dims: bool = false", "separator: string = ''"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.None("strings are not differentiable"),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape input = c[0];
        bool keep = c.Attr<bool>("keep_dims");
        c.WithRankAtMost(1, 1);
        if (input.IsNull || c.Integers(1) is not { } axes)
        {
            return keep && !input.IsNull ? ShapeContext.Unknown(input.ndim) : Shape.Null;
        }

        var joined = new HashSet<long>();
        foreach (long axis in axes)
        {
            c.Require(axis >= -input.ndim && axis < input.ndim, $"Invalid reduction dimension {axis} for input with {input.ndim} dimensions.");
            joined.Add(axis < 0 ? axis + input.ndim : axis);
        }

        var dims = new List<long>();
        for (int i = 0; i < input.ndim; i++)
        {
            if (!joined.Contains(i) || keep)
            {
                dims.Add(joined.Contains(i) ? 1 : input[i]);
            }
        }

        return new Shape([.. dims]);
    }

    /// <summary>The axes; all of them, the last one first, when none are named.</summary>
    public static Tensor Axes(Tensor inputs, Axis? axis)
    {
        if (axis is not null)
        {
            return axis;
        }

        return inputs.shape.IsNull
            ? Build.One("Range", null, [Build.One("Sub", "sub", [Build.One("Rank", null, [inputs]), 1]), -1, -1])
            : Enumerable.Range(0, inputs.shape.ndim).Reverse().ToArray();
    }
}

/// <content>reduce_join.</content>
public sealed partial class strings_api
{
    /// <summary>Strings along some axes joined with a separator; the axis named first runs fastest.</summary>
    /// <param name="inputs">Strings.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Keeps the joined axes with size 1.</param>
    /// <param name="separator">Stands between the parts.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The other axes.</returns>
    /// <exception cref="ValueError">An axis is out of range.</exception>
    public Tensor reduce_join(Tensor inputs, Axis? axis = null, bool keepdims = false, string separator = "", string? name = null)
        => Build.One("ReduceJoin", name, [inputs, ReduceJoin.Axes(inputs, axis)], ("keep_dims", keepdims), ("separator", separator));
}
