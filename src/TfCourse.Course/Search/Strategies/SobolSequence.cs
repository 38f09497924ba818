namespace TfCourse.Course;

/// <summary>
/// Sobol's sequence: any 2^k points that begin at a multiple of 2^k have one point in each of the 2^k equal intervals of
/// every coordinate.
/// </summary>
/// <remarks>
/// Source: I. Sobol, 1967; direction numbers of S. Joe and F. Kuo, "Constructing Sobol sequences with better two-dimensional
/// projections", SIAM J. Sci. Comput. 30, 2008.
/// </remarks>
public static class SobolSequence
{
    /// <summary>The most coordinates of a point.</summary>
    public const int MostDimensions = 16;

    private const int Bits = 32;

    // Of each coordinate but the first: the inner coefficients of its primitive polynomial, then its first direction integers.
    private static readonly uint[][] Polynomials =
    [
        [0, 1], [1, 1, 3], [1, 1, 3, 1], [2, 1, 1, 1], [1, 1, 1, 3, 3], [4, 1, 3, 5, 13], [2, 1, 1, 5, 5, 17], [4, 1, 1, 5, 5, 5],
        [7, 1, 1, 7, 11, 19], [11, 1, 1, 5, 1, 1], [13, 1, 1, 1, 3, 11], [14, 1, 3, 5, 5, 31], [1, 1, 3, 3, 9, 7, 49],
        [13, 1, 1, 1, 15, 21, 21], [16, 1, 3, 1, 13, 27, 49],
    ];

    private static readonly uint[][] Directions = [.. Enumerable.Range(0, MostDimensions).Select(Direction)];

    /// <summary>A coordinate of a point as 32 binary digits after the point.</summary>
    /// <param name="index">The point, from 0.</param>
    /// <param name="dimension">In [0, 16).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coordinate.</exception>
    public static uint Digits(uint index, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(dimension, MostDimensions);
        uint digits = 0;
        uint[] direction = Directions[dimension];
        for (int bit = 0; bit < Bits && index >> bit != 0; bit++)
        {
            digits ^= ((index >> bit) & 1) == 0 ? 0 : direction[bit];
        }

        return digits;
    }

    private static uint[] Direction(int dimension)
    {
        uint[] v = new uint[Bits];
        if (dimension == 0)
        {
            for (int i = 0; i < Bits; i++)
            {
                v[i] = 1u << (Bits - 1 - i);
            }

            return v;
        }

        uint[] row = Polynomials[dimension - 1];
        int degree = row.Length - 1;
        for (int i = 0; i < Bits; i++)
        {
            if (i < degree)
            {
                v[i] = row[i + 1] << (Bits - 1 - i);
                continue;
            }

            v[i] = v[i - degree] ^ (v[i - degree] >> degree);
            for (int k = 1; k < degree; k++)
            {
                v[i] ^= ((row[0] >> (degree - 1 - k)) & 1) == 0 ? 0 : v[i - k];
            }
        }

        return v;
    }
}
