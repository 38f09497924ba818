using System.Runtime.CompilerServices;

namespace NumSharp;

/// <summary>MT19937 with 32-bit outputs. Source: Matsumoto and Nishimura, 1998, doi:10.1145/272991.272995.</summary>
internal sealed class MersenneTwister
{
    private const int Length = 624, Distance = 397;
    private readonly uint[] _state = new uint[Length];
    private int _position;

    internal void Seed(uint seed)
    {
        Span<uint> state = _state;
        state[0] = seed;
        for (int i = 1; i < state.Length; i++)
            state[i] = seed = (1812433253u * (seed ^ (seed >> 30))) + (uint)i;
        _position = Length;
    }

    // Initialization by an array, from the authors' reference code of 2002.
    internal void Seed(ReadOnlySpan<uint> key)
    {
        Seed(19650218u);
        int i = 1, j = 0;
        for (int round = Math.Max(Length, key.Length); round > 0; round--)
        {
            _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1664525u)) + key[j] + (uint)j;
            j = (j + 1) % key.Length;
            Advance(ref i);
        }

        for (int round = Length - 1; round > 0; round--)
        {
            _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1566083941u)) - (uint)i;
            Advance(ref i);
        }

        _state[0] = 0x80000000u;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint Next()
    {
        if ((uint)_position >= Length)
            Twist();
        uint y = _state[_position++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    private void Advance(ref int i)
    {
        if (++i < Length)
            return;
        _state[0] = _state[Length - 1];
        i = 1;
    }

    // In three stretches, so that no index has to be brought back into range by a division.
    private void Twist()
    {
        Span<uint> state = _state;
        for (int i = 0; i < Length - Distance; i++)
            state[i] = Mixed(state[i], state[i + 1], state[i + Distance]);
        for (int i = Length - Distance; i < Length - 1; i++)
            state[i] = Mixed(state[i], state[i + 1], state[i + Distance - Length]);
        state[Length - 1] = Mixed(state[Length - 1], state[0], state[Distance - 1]);
        _position = 0;
    }

    private static uint Mixed(uint high, uint low, uint distant)
    {
        uint y = (high & 0x80000000u) | (low & 0x7fffffffu);
        return distant ^ (y >> 1) ^ ((0u - (y & 1)) & 0x9908b0dfu);
    }
}
