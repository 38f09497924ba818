namespace Tensorflow;

/// <content>Seeds of random ops.</content>
public partial class Graph
{
    private const long SeedRange = int.MaxValue;
    private const long DefaultSeed = 87654321;
    private long _seedless;

    /// <summary>The seed of the graph, or null: set by <c>tf.set_random_seed</c>.</summary>
    public long? seed { get; set; }

    /// <summary>
    /// The two seeds of a random op: (graph, op); (graph, 0, 1, 2, …) for ops without one; (87654321, op) in a graph without one;
    /// null when neither has one. Each is taken modulo 2³¹ − 1; (0, 0), which would mean a random seed, becomes (0, 2³¹ − 1).
    /// </summary>
    internal (long Seed, long Seed2)? Seeds(long? opSeed)
    {
        if (seed is null && opSeed is null)
        {
            return null;
        }

        (long first, long second) = seed is { } own ? (Modulo(own), Modulo(opSeed ?? _seedless++)) : (DefaultSeed, Modulo(opSeed!.Value));
        return (first, second) == (0, 0) ? (0, SeedRange) : (first, second);
    }

    private static long Modulo(long value) => ((value % SeedRange) + SeedRange) % SeedRange;
}
