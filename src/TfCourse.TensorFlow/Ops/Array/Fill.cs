namespace Tensorflow;

/// <summary>Fill: a tensor of one value.</summary>
internal static class Fill
{
    public static OpDefinition Define() => new("Fill")
    {
        Inputs = ["dims: index_type", "value: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "index_type: {int32, int64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.Of((_, dy) => [null, Build.One("Sum", null, [dy, Build.One("Range", null, [0, Build.One("Rank", null, [dy]), 1])])]),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        c.WithRank(0, 1);
        c.WithRank(1, 0);
        c.Require(c.Integers(0)?.Any(size => size < 0) != true, "Fill dimensions must be >= 0");
        return [ArrayShapes.FromVector(c, 0)];
    }
}

/// <content>fill.</content>
public sealed partial class tensorflow
{
    /// <summary>A tensor of one value: output[…] = value.</summary>
    /// <param name="dims">The sizes, as a vector.</param>
    /// <param name="value">A scalar of any type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape dims, of the value's type.</returns>
    public Tensor fill(Tensor dims, Tensor value, string? name = null) => Build.One("Fill", name, [dims, value]);

    /// <summary>A tensor of one value: output[…] = value.</summary>
    /// <param name="dims">The sizes, all known.</param>
    /// <param name="value">A scalar of any type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape dims, of the value's type.</returns>
    public Tensor fill(Shape dims, Tensor value, string? name = null) => Build.One("Fill", name, [dims, value]);
}
