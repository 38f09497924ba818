namespace TfCourse.Engine.Managed;

/// <summary>
/// Philox4x32-10: block i of a stream is a keyed mixing of the counter's value, so any position is reached at once.
/// </summary>
/// <remarks>Source: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", 2011.</remarks>
internal readonly struct Philox
{
    private readonly ulong _key;
    private readonly UInt128 _counter;

    /// <summary>A stream.</summary>
    /// <param name="key">The 64-bit key.</param>
    /// <param name="counter">The number of the first block.</param>
    public Philox(ulong key, UInt128 counter) => (_key, _counter) = (key, counter);

    /// <summary>The stream of a pair of seeds: the first is the key, the second the upper half of the counter.</summary>
    public static Philox OfSeeds(long seed, long seed2) => new(unchecked((ulong)seed), new UInt128(unchecked((ulong)seed2), 0));

    /// <summary>
    /// The stream of a stateless op's seed: one block under a fixed key, with the seed as its counter, gives key and upper counter.
    /// </summary>
    public static Philox OfStatelessSeed(long seed, long seed2)
    {
        PhiloxBlock block = new Philox(0x02461E293EC8F720, new UInt128(unchecked((ulong)seed2), unchecked((ulong)seed)))[0];
        return new Philox(block.A | ((ulong)block.B << 32), new UInt128(block.C | ((ulong)block.D << 32), 0));
    }

    /// <summary>The 64-bit key.</summary>
    public ulong Key => _key;

    /// <summary>The number of the first block.</summary>
    public UInt128 Counter => _counter;

    /// <summary>The same stream from a later block on; the 128-bit counter wraps.</summary>
    public Philox Skip(UInt128 blocks) => new(_key, unchecked(_counter + blocks));

    /// <summary>Four words of 32 bits.</summary>
    public PhiloxBlock this[ulong block]
    {
        get
        {
            UInt128 counter = unchecked(_counter + block);
            ulong low = (ulong)counter, high = (ulong)(counter >> 64);
            uint c0 = (uint)low, c1 = (uint)(low >> 32), c2 = (uint)high, c3 = (uint)(high >> 32);
            uint k0 = (uint)_key, k1 = (uint)(_key >> 32);
            for (int round = 0; round < 10; round++)
            {
                ulong a = c0 * 0xD2511F53UL, b = c2 * 0xCD9E8D57UL;
                (c0, c1, c2, c3) = ((uint)(b >> 32) ^ c1 ^ k0, (uint)b, (uint)(a >> 32) ^ c3 ^ k1, (uint)a);
                unchecked
                {
                    k0 += 0x9E3779B9;
                    k1 += 0xBB67AE85;
                }
            }

            return new PhiloxBlock(c0, c1, c2, c3);
        }
    }
}

/// <summary>Four random words, in the order in which they are used.</summary>
internal readonly record struct PhiloxBlock(uint A, uint B, uint C, uint D);
