namespace Tensorflow;

/// <summary>BroadcastGradientArgs: the axes along which each of two shapes was stretched.</summary>
internal static class BroadcastGradientArgs
{
    public static OpDefinition Define() => new("BroadcastGradientArgs")
    {
        Inputs = ["s0: T", "s1: T"],
        Outputs = ["r0: T", "r1: T"],
        Attrs = ["T: {int32, int64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.None("axes are integers"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        c.WithRank(0, 1);
        c.WithRank(1, 1);
        return [ShapeContext.Unknown(1), ShapeContext.Unknown(1)];
    }
}
