namespace Tensorflow;

/// <summary>Cumsum: running sums along an axis.</summary>
internal static class Cumsum
{
    public static OpDefinition Define() => new("Cumsum")
    {
        Inputs = ["x: T", "axis: Tidx"],
        Outputs = ["out: T"],
        Attrs = ["exclusive: bool = false", "reverse: bool = false", "T: numbertype", "Tidx: {int32, int64} = int32"],
        Shape = ShapeRules.Unchanged,

        // x[i] is part of all sums behind it: they run the other way.
        Gradient = Gradient.Of((op, dy) => [Build.One("Cumsum", null, [dy, op.inputs[1]], ("exclusive", op.get_attr<bool>("exclusive")), ("reverse", !op.get_attr<bool>("reverse"))), null]),
    };
}

/// <content>cumsum.</content>
public sealed partial class tensorflow
{
    /// <summary>Running sums along an axis: <c>out[i] = x[0] + … + x[i]</c>; integers wrap.</summary>
    /// <param name="x">Any shape of rank 1 or more, any numeric type.</param>
    /// <param name="axis">The axis, in [-rank, rank).</param>
    /// <param name="exclusive">Leaves x[i] itself out: the first sum is 0.</param>
    /// <param name="reverse">Sums from the end.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor cumsum(Tensor x, Tensor? axis = null, bool exclusive = false, bool reverse = false, string? name = null)
        => Build.One("Cumsum", name, [x, axis ?? 0], ("exclusive", exclusive), ("reverse", reverse));
}
