namespace Tensorflow;

/// <summary>
/// The stateless random ops of floats: their output depends on the inputs alone. StatelessRandomNormal, StatelessRandomUniform,
/// StatelessTruncatedNormal take a seed; their V2 forms a key, a counter and the number of an algorithm.
/// </summary>
internal static class StatelessRandom
{
    private const string Reason = "the output depends on shape and seed alone";

    /// <summary>A definition with a seed.</summary>
    public static OpDefinition Define(string name) => new(name)
    {
        Inputs = ["shape: T", "seed: Tseed"],
        Outputs = ["output: dtype"],
        Attrs = ["dtype: {half, bfloat16, float, double} = float", "T: {int32, int64} = int32", "Tseed: {int32, int64} = int64"],
        Shape = static c => FromSeed(c, 1),
        Gradient = Gradient.None(Reason),
    };

    /// <summary>A definition with key and counter.</summary>
    public static OpDefinition DefineV2(string name) => new(name)
    {
        Inputs = ["shape: Tshape", "key: uint64", "counter: uint64", "alg: int32"],
        Outputs = ["output: dtype"],
        Attrs = ["dtype: {half, bfloat16, float, double} = float", "Tshape: {int32, int64} = int32"],
        Shape = FromKey,
        Gradient = Gradient.None(Reason),
    };

    /// <summary>The shape given; the seed is a vector of two.</summary>
    public static Shape[] FromSeed(ShapeContext c, int seed)
    {
        Exactly(c, seed, 2);
        return RandomShapes.Given(c);
    }

    /// <summary>The shape given; the key is a vector of one, the counter a vector, the algorithm a scalar.</summary>
    public static Shape[] FromKey(ShapeContext c)
    {
        Key(c, 1);
        return RandomShapes.Given(c);
    }

    /// <summary>Checks key, counter and algorithm, of which the first is given.</summary>
    public static void Key(ShapeContext c, int key)
    {
        Exactly(c, key, 1);
        c.WithRank(key + 1, 1);
        c.WithRank(key + 2, 0);
    }

    /// <summary>Checks that an input is a vector of a length.</summary>
    public static void Exactly(ShapeContext c, int input, long length)
    {
        long found = c.WithRank(input, 1)[0];
        c.Require(found < 0 || found == length, $"Dimension must be {length} but is {found}");
    }

    /// <summary>Key and counter of a seed, as nodes of the current scope.</summary>
    public static (Tensor Key, Tensor Counter) KeyOf(Tensor seed)
    {
        Tensor[] both = Build.Many("StatelessRandomGetKeyCounter", null, [seed]);
        return (both[0], both[1]);
    }
}
