namespace Tensorflow;

/// <summary>Substr: a part of each string.</summary>
internal static class Substr
{
    public static OpDefinition Define() => new("Substr")
    {
        Inputs = ["input: string", "pos: T", "len: T"],
        Outputs = ["output: string"],
        Attrs = ["T: {int32, int64}", "unit: {'BYTE', 'UTF8_CHAR'} = 'BYTE'"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Missing("strings are not differentiable"),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape position = c[2].IsNull ? c[1] : c.WithRank(c[1], c[2].ndim);
        c.Require(position.is_compatible_with(c[2]), $"pos and len shapes must match: {c[1].Brackets()} vs. {c[2].Brackets()}");
        return ShapeRules.Broadcast(c, c[0], c[1]);
    }
}

/// <content>substr.</content>
public sealed partial class strings_api
{
    /// <summary>A part of each string; text, positions and lengths stretch over each other.</summary>
    /// <param name="input">Strings.</param>
    /// <param name="pos">Where the part begins, negative from the end; must lie inside the string.</param>
    /// <param name="len">How long it is at most, of the shape of pos.</param>
    /// <param name="unit">BYTE or UTF8_CHAR.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Strings in the stretched shape.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor substr(Tensor input, Tensor pos, Tensor len, string unit = "BYTE", string? name = null) => Build.One("Substr", name, [input, pos, len], ("unit", unit));
}
