namespace TfCourse.TestKit;

/// <summary>Graph seed and op seed into the attributes seed and seed2 (random/seed_pairs.jsonl).</summary>
public sealed class SeedPairCase : GoldenCase
{
    private SeedPairCase(GoldenLine line)
        : base(line)
    {
        GraphSeed = Raw.Optional("graph_seed")?.GetInt64();
        OpSeed = Raw.Optional("op_seed")?.GetInt64();
        Seed = Raw.GetProperty("seed").GetInt64();
        Seed2 = Raw.GetProperty("seed2").GetInt64();
        Runs = Raw.Items("runs", GoldenTensor.Read);
    }

    /// <summary>tf.compat.v1.set_random_seed's argument; null when not called.</summary>
    public long? GraphSeed { get; }

    /// <summary>The op's seed argument; null when not given.</summary>
    public long? OpSeed { get; }

    /// <summary>The attribute seed.</summary>
    public long Seed { get; }

    /// <summary>The attribute seed2.</summary>
    public long Seed2 { get; }

    /// <summary>Two runs of tf.random.uniform([4]).</summary>
    public IReadOnlyList<GoldenTensor> Runs { get; }

    /// <summary>All pairs.</summary>
    public static IEnumerable<SeedPairCase> ReadAll(GoldenStore store)
        => store.ReadAllLines("random/seed_pairs.jsonl").Select(line => line.Read(Parse));

    /// <summary>Reads one case.</summary>
    public static SeedPairCase Parse(GoldenLine line) => new(line);
}
