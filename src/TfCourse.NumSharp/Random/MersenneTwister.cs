namespace NumSharp;

/// <summary>MT19937 with 32-bit outputs. Source: Matsumoto and Nishimura, 1998, doi:10.1145/272991.272995.</summary>
internal sealed class MersenneTwister
{
    private const int Length = 624, Distance = 397;
    private readonly uint[] _state = new uint[Length];
    private int _position;

    internal void Seed(uint seed)
    {
        _state[0] = seed;
        for (int i = 1; i < Length; i++)
            _state[i] = 1812433253u * (_state[i - 1] ^ (_state[i - 1] >> 30)) + (uint)i;
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

    internal uint Next()
    {
        if (_position == Length)
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

    private void Twist()
    {
        for (int i = 0; i < Length; i++)
        {
            uint y = (_state[i] & 0x80000000u) | (_state[(i + 1) % Length] & 0x7fffffffu);
            _state[i] = _state[(i + Distance) % Length] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0dfu);
        }

        _position = 0;
    }
}
