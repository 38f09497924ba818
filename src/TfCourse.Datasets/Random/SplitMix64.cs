namespace TfCourse.Datasets;

/// <summary>SplitMix64: turns any 64-bit seed, however regular, into well-mixed 64-bit words.</summary>
/// <remarks>
/// <code>
/// s ← s + 0x9E3779B97F4A7C15
/// z = (s ⊕ (s ≫ 30)) · 0xBF58476D1CE4E5B9,  z ← (z ⊕ (z ≫ 27)) · 0x94D049BB133111EB,  word = z ⊕ (z ≫ 31)   (mod 2⁶⁴)
/// </code>
/// <para>Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.</para>
/// </remarks>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
