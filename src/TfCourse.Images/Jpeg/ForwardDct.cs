namespace TfCourse.Images;

/// <summary>Coefficients from blocks of samples, divided and rounded to the nearest.</summary>
/// <remarks>Source: Loeffler, Ligtenberg, Moschytz, ICASSP 1989, in 13-bit integers, as libjpeg rounds.</remarks>
internal static class ForwardDct
{
    private const int Bits = 13, Pass = 2;

    public static void Run(Span<int> block, ReadOnlySpan<ushort> divisors, Span<short> to)
    {
        for (int i = 0; i < 8; i++)
        {
            Transform(block[(8 * i)..], 1, Bits - Pass, -Pass);
        }

        for (int i = 0; i < 8; i++)
        {
            Transform(block[i..], 8, Bits + Pass, Pass);
        }

        for (int i = 0; i < JpegTables.Block; i++)
        {
            int divisor = divisors[i] << 3, size = (Math.Abs(block[i]) + (divisor / 2)) / divisor;
            to[i] = (short)(block[i] < 0 ? -size : size);
        }
    }

    // Products are scaled by 13 bits, sums by none: both are shifted to the bits that the pass keeps.
    private static void Transform(Span<int> d, int step, int shift, int sumShift)
    {
        (int t0, int t7) = (d[0] + d[7 * step], d[0] - d[7 * step]);
        (int t1, int t6) = (d[step] + d[6 * step], d[step] - d[6 * step]);
        (int t2, int t5) = (d[2 * step] + d[5 * step], d[2 * step] - d[5 * step]);
        (int t3, int t4) = (d[3 * step] + d[4 * step], d[3 * step] - d[4 * step]);
        (int t10, int t13, int t11, int t12) = (t0 + t3, t0 - t3, t1 + t2, t1 - t2);
        (d[0], d[4 * step]) = (Shifted(t10 + t11, sumShift), Shifted(t10 - t11, sumShift));
        int z = (t12 + t13) * 4433;
        (d[2 * step], d[6 * step]) = (Shifted(z + (t13 * 6270), shift), Shifted(z - (t12 * 15137), shift));
        int z1 = (t4 + t7) * -7373, z2 = (t5 + t6) * -20995, z3 = t4 + t6, z4 = t5 + t7, z5 = (z3 + z4) * 9633;
        (z3, z4) = ((z3 * -16069) + z5, (z4 * -3196) + z5);
        d[7 * step] = Shifted((t4 * 2446) + z1 + z3, shift);
        d[5 * step] = Shifted((t5 * 16819) + z2 + z4, shift);
        d[3 * step] = Shifted((t6 * 25172) + z2 + z3, shift);
        d[step] = Shifted((t7 * 12299) + z1 + z4, shift);
    }

    private static int Shifted(int value, int shift) => shift < 0 ? value << -shift : (value + (1 << (shift - 1))) >> shift;
}
