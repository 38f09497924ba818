namespace Tensorflow;

/// <summary>CountUpTo: gives a scalar variable's value and adds 1 to it, until it has reached the limit; then OutOfRange.</summary>
internal static class CountUpTo
{
    public static OpDefinition Define() => new("CountUpTo")
    {
        Inputs = ["ref: Ref(T)"],
        Outputs = ["output: T"],
        Attrs = ["limit: int", "T: {int32, int64}"],
        Shape = c => [c.WithRank(0, 0)],
        Gradient = Gradient.Missing("counting is not differentiated"),
    };
}
