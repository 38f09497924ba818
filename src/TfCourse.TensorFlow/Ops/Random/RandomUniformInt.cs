namespace Tensorflow;

/// <summary>RandomUniformInt: integers in [minval, maxval).</summary>
internal static class RandomUniformInt
{
    public static OpDefinition Define() => new("RandomUniformInt")
    {
        Inputs = ["shape: T", "minval: Tout", "maxval: Tout"],
        Outputs = ["output: Tout"],
        Attrs = ["seed: int = 0", "seed2: int = 0", "Tout: {int32, int64}", "T: {int32, int64}"],
        Shape = RandomShapes.GivenWithScalars,
        Gradient = Gradient.Missing("integers have no gradient"),
        IsStateful = true,
    };
}
