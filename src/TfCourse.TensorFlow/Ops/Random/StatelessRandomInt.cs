namespace Tensorflow;

/// <summary>The stateless random ops of integers: StatelessRandomUniformInt in [minval, maxval), StatelessRandomUniformFullInt of all integers of the type.</summary>
internal static class StatelessRandomInt
{
    private const string Reason = "integers have no gradient";

    public static OpDefinition Define() => new("StatelessRandomUniformInt")
    {
        Inputs = ["shape: T", "seed: Tseed", "minval: dtype", "maxval: dtype"],
        Outputs = ["output: dtype"],
        Attrs = ["dtype: {int32, int64}", "T: {int32, int64}", "Tseed: {int32, int64} = int64"],
        Shape = static c => Bounded(c, StatelessRandom.FromSeed(c, 1), 2),
        Gradient = Gradient.None(Reason),
    };

    public static OpDefinition DefineV2() => new("StatelessRandomUniformIntV2")
    {
        Inputs = ["shape: Tshape", "key: uint64", "counter: uint64", "alg: int32", "minval: dtype", "maxval: dtype"],
        Outputs = ["output: dtype"],
        Attrs = ["dtype: {int32, int64, uint32, uint64}", "Tshape: {int32, int64} = int32"],
        Shape = static c => Bounded(c, StatelessRandom.FromKey(c), 4),
        Gradient = Gradient.None(Reason),
    };

    public static OpDefinition DefineFull() => new("StatelessRandomUniformFullInt")
    {
        Inputs = ["shape: T", "seed: Tseed"],
        Outputs = ["output: dtype"],
        Attrs = ["dtype: {int32, int64, uint32, uint64} = uint64", "T: {int32, int64} = int32", "Tseed: {int32, int64, uint32, uint64} = int64"],
        Shape = static c => StatelessRandom.FromSeed(c, 1),
        Gradient = Gradient.None(Reason),
    };

    public static OpDefinition DefineFullV2() => new("StatelessRandomUniformFullIntV2")
    {
        Inputs = ["shape: Tshape", "key: uint64", "counter: uint64", "alg: int32"],
        Outputs = ["output: dtype"],
        Attrs = ["dtype: {int32, int64, uint32, uint64} = uint64", "Tshape: {int32, int64} = int32"],
        Shape = StatelessRandom.FromKey,
        Gradient = Gradient.None(Reason),
    };

    private static Shape[] Bounded(ShapeContext c, Shape[] output, int minval)
    {
        c.WithRank(minval, 0);
        c.WithRank(minval + 1, 0);
        return output;
    }
}
