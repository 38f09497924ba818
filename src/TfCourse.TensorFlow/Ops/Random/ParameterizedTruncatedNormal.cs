namespace Tensorflow;

/// <summary>ParameterizedTruncatedNormal: normal of a mean and a standard deviation between two bounds; a row of parameters for each element of the first axis.</summary>
internal static class ParameterizedTruncatedNormal
{
    public static OpDefinition Define() => new("ParameterizedTruncatedNormal")
    {
        Inputs = ["shape: T", "means: dtype", "stdevs: dtype", "minvals: dtype", "maxvals: dtype"],
        Outputs = ["output: dtype"],
        Attrs = ["seed: int = 0", "seed2: int = 0", "dtype: {half, bfloat16, float, double}", "T: {int32, int64}"],
        Shape = InferShape,
        Gradient = Gradient.None("TensorFlow registers none"),
        IsStateful = true,
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        for (int i = 1; i <= 4; i++)
        {
            c.WithRankAtMost(i, 1);
        }

        return RandomShapes.Given(c);
    }
}
