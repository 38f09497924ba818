namespace Tensorflow;

/// <summary>Bincount: how often each of the numbers 0, 1, … occurs, or the sum of the weights of its occurrences.</summary>
internal static class Bincount
{
    public static OpDefinition Define() => new("Bincount")
    {
        Inputs = ["arr: int32", "size: int32", "weights: T"],
        Outputs = ["bins: T"],
        Attrs = ["T: {int32, int64, float, double}"],
        Shape = c => [new Shape(Size(c))],
        Gradient = Gradient.Missing("counts are steps"),
    };

    /// <summary>The size, if it is known, else -1.</summary>
    public static long Size(ShapeContext c)
    {
        c.WithRank(1, 0);
        if (c.Integers(1) is not [var size])
        {
            return -1;
        }

        c.Require(size >= 0, $"size ({size}) must be non-negative");
        return size;
    }
}
