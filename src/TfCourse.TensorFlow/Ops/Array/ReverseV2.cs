namespace Tensorflow;

/// <summary>ReverseV2: the order of elements turned round along some axes.</summary>
internal static class ReverseV2
{
    public static OpDefinition Define() => new("ReverseV2")
    {
        Inputs = ["tensor: T", "axis: Tidx"],
        Outputs = ["output: T"],
        Attrs =
        [
            "Tidx: {int32, int64} = int32",
            "T: {uint8, int8, uint16, int16, int32, uint32, int64, uint64, bool, bfloat16, half, float, double, complex64, complex128, string}",
        ],
        Shape = InferShape,
        Gradient = Gradient.Of((op, dy) => [Build.One("ReverseV2", null, [dy, op.inputs[1]]), null]),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        c.WithRank(1, 1);
        if (c[0].IsNull || c.Integers(1) is not { } axes)
        {
            return [c[0]];
        }

        int rank = c[0].ndim;
        var seen = new HashSet<long>();
        for (int i = 0; i < axes.Length; i++)
        {
            c.Require(axes[i] >= -rank && axes[i] < rank, $"'axis'[{i}] = {axes[i]} is out of valid range [0, {rank - 1}]");
            long axis = axes[i] < 0 ? axes[i] + rank : axes[i];
            c.Require(seen.Add(axis), $"axis {axis} specified more than once.");
        }

        return [c[0]];
    }
}

/// <summary>Reverse: as ReverseV2, with a flag for each axis. Graphs of today have ReverseV2.</summary>
internal static class Reverse
{
    public static OpDefinition Define() => new("Reverse")
    {
        Inputs = ["tensor: T", "dims: bool"],
        Outputs = ["output: T"],
        Attrs = ["T: {uint8, int8, uint16, int16, uint32, int32, uint64, int64, bool, bfloat16, half, float, double, complex64, complex128, string}"],
        Shape = InferShape,
        Gradient = Gradient.Of((op, dy) => [Build.One("Reverse", null, [dy, op.inputs[1]]), null]),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        long flags = c.WithRank(1, 1)[0];
        return [flags < 0 ? c[0] : c.WithRank(c[0], checked((int)flags))];
    }
}

/// <content>reverse.</content>
public sealed partial class tensorflow
{
    /// <summary>The order of elements turned round along some axes.</summary>
    /// <param name="tensor">Any tensor.</param>
    /// <param name="axis">The axes, each once, in [-rank, rank).</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the tensor.</returns>
    /// <exception cref="ValueError">An axis is out of range or named twice.</exception>
    public Tensor reverse(Tensor tensor, Axis axis, string? name = null) => Build.One("ReverseV2", name, [tensor, axis.axis]);
}
