using System.Numerics;

namespace TfCourse.Datasets;

/// <summary>xoshiro256**: the generator behind shuffles and splits. Its words never change between versions or machines.</summary>
/// <remarks>
/// <code>
/// word = rotl(s₁·5, 7)·9;  t = s₁ ≪ 17;  s₂ ⊕= s₀;  s₃ ⊕= s₁;  s₁ ⊕= s₂;  s₀ ⊕= s₃;  s₂ ⊕= t;  s₃ = rotl(s₃, 45)
/// </code>
/// <para>The state is filled by SplitMix64. <see cref="System.Random"/> is not used because its algorithm is no promise.</para>
/// <para>Source: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", 2018, arXiv:1805.01407.</para>
/// </remarks>
internal struct Xoshiro256
{
    private ulong _s0, _s1, _s2, _s3;

    public Xoshiro256(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>A stream of its own for every pair: the seed is mixed before the second number enters.</summary>
    public static Xoshiro256 Of(ulong seed, ulong stream)
    {
        SplitMix64 first = new(seed);
        SplitMix64 mix = new(first.Next() ^ stream);
        return new Xoshiro256(mix.Next(), mix.Next(), mix.Next(), mix.Next());
    }

    public ulong Next()
    {
        ulong word = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return word;
    }

    /// <summary>A whole number in [0, bound), each equally likely: words beyond the last full multiple of bound are drawn again.</summary>
    public int Below(int bound)
    {
        ulong n = (ulong)bound;
        ulong accepted = ulong.MaxValue - (ulong.MaxValue % n);
        ulong word;
        do
            word = Next();
        while (word >= accepted);
        return (int)(word % n);
    }

    /// <summary>Fills the span with 0, 1, … and shuffles it (Fisher and Yates, from the end).</summary>
    public void Permutation(Span<int> order)
    {
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
