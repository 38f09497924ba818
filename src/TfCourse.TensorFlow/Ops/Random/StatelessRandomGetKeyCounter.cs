namespace Tensorflow;

/// <summary>StatelessRandomGetKeyCounter: key and counter of the random stream that a seed gives; …Alg adds the number of the algorithm, StatelessRandomGetAlg gives it alone.</summary>
internal static class StatelessRandomGetKeyCounter
{
    public static OpDefinition Define() => new("StatelessRandomGetKeyCounter")
    {
        Inputs = ["seed: Tseed"],
        Outputs = ["key: uint64", "counter: uint64"],
        Attrs = ["Tseed: {int32, int64} = int64"],
        Shape = static c => OfSeed(c),
        Gradient = Gradient.Missing("keys are integers"),
    };

    public static OpDefinition DefineAlg() => new("StatelessRandomGetKeyCounterAlg")
    {
        Inputs = ["seed: Tseed"],
        Outputs = ["key: uint64", "counter: uint64", "alg: int32"],
        Attrs = ["Tseed: {int32, int64} = int64"],
        Shape = static c => [.. OfSeed(c), Shape.Scalar],
        Gradient = Gradient.Missing("keys are integers"),
    };

    public static OpDefinition DefineAlgAlone() => new("StatelessRandomGetAlg")
    {
        Outputs = ["alg: int32"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Missing("it has no inputs"),
        IsStateful = true,
    };

    private static Shape[] OfSeed(ShapeContext c)
    {
        StatelessRandom.Exactly(c, 0, 2);
        return [new Shape(1), new Shape(2)];
    }
}
