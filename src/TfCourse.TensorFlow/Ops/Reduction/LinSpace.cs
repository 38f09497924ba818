namespace Tensorflow;

/// <summary>LinSpace: numbers in equal steps between two ends, both included.</summary>
internal static class LinSpace
{
    public static OpDefinition Define() => new("LinSpace")
    {
        Inputs = ["start: T", "stop: T", "num: Tidx"],
        Outputs = ["output: T"],
        Attrs = ["T: {bfloat16, half, float, double}", "Tidx: {int32, int64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.None("TensorFlow treats the numbers as given"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        for (int i = 0; i < 3; i++)
        {
            c.WithRank(i, 0);
        }

        if (c.Integers(2) is not [var num])
        {
            return [ShapeContext.Unknown(1)];
        }

        c.Require(num > 0, $"Requires num > 0: {num}");
        return [new Shape(num)];
    }
}

/// <content>lin_space.</content>
public sealed partial class tensorflow
{
    /// <summary>Numbers in equal steps from start to stop, both included: <c>output[i] = start + i · (stop - start) / (num - 1)</c>.</summary>
    /// <param name="start">The first number, a floating scalar.</param>
    /// <param name="stop">The last number, of the same type.</param>
    /// <param name="num">How many, a scalar, at least 1; one number is start.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A vector of num numbers.</returns>
    /// <exception cref="ValueError">num is known and below 1.</exception>
    public Tensor lin_space(Tensor start, Tensor stop, Tensor num, string? name = null) => Build.One("LinSpace", name, [start, stop, num]);
}
