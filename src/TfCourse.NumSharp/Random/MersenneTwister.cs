using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumSharp;

/// <summary>MT19937 with 32-bit outputs. Source: Matsumoto and Nishimura, 1998, doi:10.1145/272991.272995.</summary>
internal sealed class MersenneTwister
{
    private const int Length = 624, Distance = 397;
    private readonly uint[] _state = new uint[Length], _outputs = new uint[Length];
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
        return _outputs[_position++];
    }

    /// <summary>Brings values into random order, as Fisher and Yates do from the last to the second.</summary>
    internal void Shuffle<T>(Span<T> order)
    {
        uint[] outputs = _outputs;
        for (int i = order.Length - 1; i > 0;)
        {
            if (_position >= Length)
                Twist();
            uint mask = uint.MaxValue >> BitOperations.LeadingZeroCount((uint)i);
            int position = _position;

            // Whether a number is too large nobody can foretell: then a value is exchanged for itself, without a jump.
            for (; position < outputs.Length && (uint)i > mask >> 1; position++)
            {
                int j = (int)(outputs[position] & mask), fits = (j - i - 1) >> 31, other = i + ((j - i) & fits);
                (order[i], order[other]) = (order[other], order[i]);
                i += fits;
            }

            _position = position;
        }
    }

    private void Advance(ref int i)
    {
        if (++i < Length)
            return;
        _state[0] = _state[Length - 1];
        i = 1;
    }

    // In three stretches, so that no index has to be brought back into range by a division; registers first, then what is left.
    private void Twist()
    {
        Span<uint> state = _state, outputs = _outputs;
        int i = Mix(state, 0, Length - Distance, Distance);
        for (; i < Length - Distance; i++)
            state[i] = Mixed(state[i], state[i + 1], state[i + Distance]);
        for (i = Mix(state, i, Length - 1, Distance - Length); i < Length - 1; i++)
            state[i] = Mixed(state[i], state[i + 1], state[i + Distance - Length]);
        state[Length - 1] = Mixed(state[Length - 1], state[0], state[Distance - 1]);

        ReadOnlySpan<Vector<uint>> from = MemoryMarshal.Cast<uint, Vector<uint>>(state);
        Span<Vector<uint>> to = MemoryMarshal.Cast<uint, Vector<uint>>(outputs);
        for (i = 0; i < from.Length; i++)
            to[i] = Tempered(from[i]);
        for (i *= Vector<uint>.Count; i < state.Length; i++)
            outputs[i] = Tempered(new Vector<uint>(state[i]))[0];
        _position = 0;
    }

    private static int Mix(Span<uint> state, int i, int end, int distance)
    {
        var (top, rest, one, factor) = (new Vector<uint>(0x80000000u), new Vector<uint>(0x7fffffffu), Vector<uint>.One, new Vector<uint>(0x9908b0dfu));
        for (; i + Vector<uint>.Count <= end; i += Vector<uint>.Count)
        {
            Vector<uint> y = (new Vector<uint>(state[i..]) & top) | (new Vector<uint>(state[(i + 1)..]) & rest);
            (new Vector<uint>(state[(i + distance)..]) ^ (y >>> 1) ^ (Vector.Equals(y & one, one) & factor)).CopyTo(state[i..]);
        }

        return i;
    }

    private static Vector<uint> Tempered(Vector<uint> y)
    {
        y ^= y >>> 11;
        y ^= (y << 7) & new Vector<uint>(0x9d2c5680u);
        y ^= (y << 15) & new Vector<uint>(0xefc60000u);
        return y ^ (y >>> 18);
    }

    private static uint Mixed(uint high, uint low, uint distant)
    {
        uint y = (high & 0x80000000u) | (low & 0x7fffffffu);
        return distant ^ (y >> 1) ^ ((0u - (y & 1)) & 0x9908b0dfu);
    }
}
