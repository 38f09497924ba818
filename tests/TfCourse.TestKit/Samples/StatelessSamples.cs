using Tensorflow;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of random numbers that seeds alone decide.</summary>
internal static class StatelessSamples
{
    private static readonly SampleInput Shape = Ints(2, 3), Empty = Ints(0, 2), Seed = Ints(7, 11), Key = Fixed(new ulong[] { 5 }), Counter = Fixed(new ulong[] { 0, 3 }), Philox = Int(1);

    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. Seeded("StatelessRandomUniform"), .. Seeded("StatelessRandomNormal"), .. Seeded("StatelessTruncatedNormal"),
        .. Keyed("StatelessRandomUniformV2"), .. Keyed("StatelessRandomNormalV2"), .. Keyed("StatelessTruncatedNormalV2"),
        .. Seeded("StatelessRandomUniformFullInt"), .. Keyed("StatelessRandomUniformFullIntV2"),
        .. Seeded("StatelessRandomUniformInt", Int(-3), Int(9)), .. Keyed("StatelessRandomUniformIntV2", Int(-3), Int(9)),
        new("StatelessMultinomial", "rows", Real(2, 3), Int(4), Seed),
        new("StatelessShuffle", "rows", Real(4, 2), Key, Counter, Philox),
        new("StatelessShuffle", "no rows", Real(0, 2), Key, Counter, Philox),
        new("StatelessRandomGetKeyCounter", "seed", Seed),
        new("StatelessRandomGetKeyCounterAlg", "seed", Seed),
        new("StatelessRandomGetAlg", "no inputs"),
    ];

    private static OpSample[] Seeded(string op, params SampleInput[] limits) =>
    [
        new(op, "matrix", [Shape, Seed, .. limits]),
        new(op, "no numbers", [Empty, Seed, .. limits]),
    ];

    private static OpSample[] Keyed(string op, params SampleInput[] limits) =>
    [
        new(op, "matrix", [Shape, Key, Counter, Philox, .. limits]),
        new(op, "no numbers", [Empty, Key, Counter, Philox, .. limits]),
    ];
}
