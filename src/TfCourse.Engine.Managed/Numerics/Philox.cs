using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Philox4x32-10: block i of a stream is a keyed mixing of the counter's value, so any position is reached at once.
/// </summary>
/// <remarks>Source: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", 2011.</remarks>
internal readonly struct Philox
{
    private readonly ulong _key;
    private readonly ulong _low, _high;

    /// <summary>A stream.</summary>
    /// <param name="key">The 64-bit key.</param>
    /// <param name="low">The number of the first block, its lower 64 bits.</param>
    /// <param name="high">Its upper 64 bits.</param>
    public Philox(ulong key, ulong low, ulong high) => (_key, _low, _high) = (key, low, high);

    /// <summary>The stream of a pair of seeds: the first is the key, the second the upper half of the counter.</summary>
    public static Philox OfSeeds(long seed, long seed2) => new(unchecked((ulong)seed), 0, unchecked((ulong)seed2));

    /// <summary>
    /// The stream of a stateless op's seed: one block under a fixed key, with the seed as its counter, gives key and upper counter.
    /// </summary>
    public static Philox OfStatelessSeed(long seed, long seed2)
    {
        PhiloxBlock block = new Philox(0x02461E293EC8F720, unchecked((ulong)seed), unchecked((ulong)seed2))[0];
        return new Philox(block.A | ((ulong)block.B << 32), 0, block.C | ((ulong)block.D << 32));
    }

    /// <summary>The 64-bit key.</summary>
    public ulong Key => _key;

    /// <summary>The number of the first block, its lower 64 bits.</summary>
    public ulong Low => _low;

    /// <summary>The number of the first block, its upper 64 bits.</summary>
    public ulong High => _high;

    /// <summary>The same stream from a later block on; the 128-bit counter wraps.</summary>
    /// <param name="blocks">How many blocks later, the lower 64 bits.</param>
    /// <param name="high">The upper 64 bits.</param>
    public Philox Skip(ulong blocks, ulong high = 0) => unchecked(new(_key, _low + blocks, _high + high + (_low + blocks < blocks ? 1UL : 0)));

    /// <summary>Four words of 32 bits.</summary>
    public PhiloxBlock this[ulong block]
    {
        get
        {
            ulong low = unchecked(_low + block), high = unchecked(_high + (low < block ? 1UL : 0));
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

    /// <summary>The words of many blocks in order; their number is a multiple of 4.</summary>
    public void Words(ulong block, Span<uint> words)
    {
        int done = 0;
        if (Avx2.IsSupported)
        {
            ulong low = _low;
            // Lanes that would carry into the upper half of the counter are left to the plain way.
            for (; words.Length - done >= 16 && unchecked(low + block) <= ulong.MaxValue - 4 && unchecked(low + block) >= block; done += 16, block += 4)
            {
                FourBlocks(unchecked(low + block), words.Slice(done, 16));
            }
        }

        for (; done < words.Length; done += 4, block++)
        {
            PhiloxBlock b = this[block];
            (words[done], words[done + 1], words[done + 2], words[done + 3]) = (b.A, b.B, b.C, b.D);
        }
    }

    // Each lane of 64 bits holds one word of one block; what the upper half of a lane holds is never used.
    private void FourBlocks(ulong first, Span<uint> words)
    {
        Vector256<ulong> low = Vector256.Create(first) + Vector256.Create(0UL, 1, 2, 3);
        Vector256<ulong> c0 = low, c1 = low >>> 32, c2 = Vector256.Create(_high), c3 = c2 >>> 32;
        Vector256<uint> m0 = Vector256.Create(0xD2511F53UL).AsUInt32(), m1 = Vector256.Create(0xCD9E8D57UL).AsUInt32();
        ulong k0 = (uint)_key, k1 = _key >> 32;
        for (int round = 0; round < 10; round++)
        {
            Vector256<ulong> a = Avx2.Multiply(c0.AsUInt32(), m0), b = Avx2.Multiply(c2.AsUInt32(), m1);
            (c0, c1, c2, c3) = ((b >>> 32) ^ c1 ^ Vector256.Create(k0), b, (a >>> 32) ^ c3 ^ Vector256.Create(k1), a);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        Vector256<ulong> mask = Vector256.Create((ulong)uint.MaxValue), ab = (c0 & mask) | (c1 << 32), cd = (c2 & mask) | (c3 << 32);
        Vector256<ulong> even = Avx2.UnpackLow(ab, cd), odd = Avx2.UnpackHigh(ab, cd);
        Avx2.Permute2x128(even, odd, 0x20).AsUInt32().CopyTo(words);
        Avx2.Permute2x128(even, odd, 0x31).AsUInt32().CopyTo(words[8..]);
    }
}

/// <summary>Four random words, in the order in which they are used.</summary>
internal readonly record struct PhiloxBlock(uint A, uint B, uint C, uint D);
