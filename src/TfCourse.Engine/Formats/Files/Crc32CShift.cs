namespace TfCourse.Engine;

/// <summary>What a number of zero bytes does to the state of a CRC-32C: a product with x^(8n) modulo the polynomial.</summary>
/// <remarks>
/// A state is a polynomial over two elements whose coefficient of x^0 is the highest bit. The product is linear, so that of a fixed
/// power is the exclusive or of four looked-up products, one of each byte of the state.
/// </remarks>
internal sealed class Crc32CShift
{
    private const uint Polynomial = 0x82F63B78, One = 1u << 31;

    // x^(8 * 2^k): the k-th is the square of the one before.
    private static readonly uint[] Powers = Squares();
    private readonly uint[] _table = new uint[4 * 256];

    /// <summary>The shift by a fixed number of bytes, prepared.</summary>
    public Crc32CShift(int bytes)
    {
        Bytes = bytes;
        uint power = PowerOf(bytes);
        for (int place = 0; place < 4; place++)
        {
            for (uint value = 0; value < 256; value++)
            {
                _table[(place * 256) + value] = Product(power, value << (8 * place));
            }
        }
    }

    /// <summary>How many zero bytes.</summary>
    public int Bytes { get; }

    /// <summary>The state after <see cref="Bytes"/> zeros.</summary>
    public uint Apply(uint state)
        => _table[(byte)state] ^ _table[256 + (byte)(state >> 8)] ^ _table[512 + (byte)(state >> 16)] ^ _table[768 + (state >> 24)];

    /// <summary>The state after any number of zeros.</summary>
    public static uint ByZeros(uint state, long bytes) => Product(PowerOf(bytes), state);

    private static uint PowerOf(long bytes)
    {
        uint power = One;
        for (int k = 0; bytes > 0; k++, bytes >>= 1)
        {
            power = (bytes & 1) != 0 ? Product(Powers[k], power) : power;
        }

        return power;
    }

    private static uint Product(uint a, uint b)
    {
        uint product = 0;
        for (uint bit = One; bit != 0; bit >>= 1)
        {
            product ^= (a & bit) != 0 ? b : 0;
            b = (b >> 1) ^ ((b & 1) != 0 ? Polynomial : 0);
        }

        return product;
    }

    private static uint[] Squares()
    {
        var powers = new uint[63];
        powers[0] = One >> 8;
        for (int k = 1; k < powers.Length; k++)
        {
            powers[k] = Product(powers[k - 1], powers[k - 1]);
        }

        return powers;
    }
}
