namespace TfCourse.Images;

/// <summary>Blocks of samples from coefficients, whole or reduced to 4, 2 or 1 samples across.</summary>
/// <remarks>
/// Sources: Loeffler, Ligtenberg, Moschytz, ICASSP 1989 (accurate); Arai, Agui, Nakajima, Trans. IEICE E-71 (fast). Constants of 13 and of 8 bits, and
/// where results are rounded, are those of libjpeg, so that the samples are its samples.
/// </remarks>
internal static class InverseDct
{
    private const int Bits = 13, Pass = 2, FastBits = 8;

    private static readonly int[] Scales = [.. Enumerable.Range(0, JpegTables.Block).Select(i => (int)Math.Round(Scale(i / 8) * Scale(i % 8) * (1 << 14)))];

    /// <summary>What the coefficients are multiplied by before the transform.</summary>
    public static int[] Multipliers(ReadOnlySpan<ushort> divisors, bool isFast)
    {
        int[] result = new int[JpegTables.Block];
        for (int i = 0; i < result.Length; i++)
        {
            // Of the 14 bits of the scales two are kept.
            result[i] = isFast ? ((divisors[i] * Scales[i]) + (1 << 11)) >> 12 : divisors[i];
        }

        return result;
    }

    public static void Run(ReadOnlySpan<short> block, int[] multipliers, int size, bool isFast, Span<byte> to, int stride)
    {
        Span<int> work = stackalloc int[JpegTables.Block];
        for (int i = 0; i < work.Length; i++)
        {
            work[i] = block[i] * multipliers[i];
        }

        switch (size)
        {
            case 8 when isFast: Fast(work, to, stride); break;
            case 8: Accurate(work, to, stride); break;
            case 4: Four(work, to, stride); break;
            case 2: Two(work, to, stride); break;
            default: to[0] = Sample(Descale(work[0], 3)); break;
        }
    }

    private static void Fast(Span<int> w, Span<byte> to, int stride)
    {
        for (int i = 0; i < 8; i++)
        {
            Fast(w[i..], 8);
        }

        for (int i = 0; i < 8; i++)
        {
            Span<int> row = w.Slice(8 * i, 8);
            Fast(row, 1);
            for (int j = 0; j < 8; j++)
            {
                to[(i * stride) + j] = Sample(row[j] >> (Pass + 3));
            }
        }
    }

    private static void Fast(Span<int> w, int step)
    {
        int even0 = w[0] + w[4 * step], even1 = w[0] - w[4 * step];
        int even3 = w[2 * step] + w[6 * step], even2 = Times(w[2 * step] - w[6 * step], 362) - even3;
        (int a0, int a3, int a1, int a2) = (even0 + even3, even0 - even3, even1 + even2, even1 - even2);
        int z13 = w[5 * step] + w[3 * step], z10 = w[5 * step] - w[3 * step], z11 = w[step] + w[7 * step], z12 = w[step] - w[7 * step];
        int b7 = z11 + z13, odd11 = Times(z11 - z13, 362), z5 = Times(z10 + z12, 473);
        int b6 = Times(z10, -669) + z5 - b7, b5 = odd11 - b6, b4 = Times(z12, 277) - z5 + b5;
        (w[0], w[7 * step], w[step], w[6 * step]) = (a0 + b7, a0 - b7, a1 + b6, a1 - b6);
        (w[2 * step], w[5 * step], w[4 * step], w[3 * step]) = (a2 + b5, a2 - b5, a3 + b4, a3 - b4);
    }

    private static int Times(int value, int constant) => (value * constant) >> FastBits;

    private static void Accurate(Span<int> w, Span<byte> to, int stride)
    {
        for (int i = 0; i < 8; i++)
        {
            Accurate(w[i..], 8, Bits - Pass);
        }

        for (int i = 0; i < 8; i++)
        {
            Span<int> row = w.Slice(8 * i, 8);
            Accurate(row, 1, Bits + Pass + 3);
            for (int j = 0; j < 8; j++)
            {
                to[(i * stride) + j] = Sample(row[j]);
            }
        }
    }

    private static void Accurate(Span<int> w, int step, int shift)
    {
        int z = (w[2 * step] + w[6 * step]) * 4433, t2 = z - (w[6 * step] * 15137), t3 = z + (w[2 * step] * 6270);
        int t0 = (w[0] + w[4 * step]) << Bits, t1 = (w[0] - w[4 * step]) << Bits;
        (int a0, int a3, int a1, int a2) = (t0 + t3, t0 - t3, t1 + t2, t1 - t2);
        (int b0, int b1, int b2, int b3) = (w[7 * step], w[5 * step], w[3 * step], w[step]);
        int z1 = (b0 + b3) * -7373, z2 = (b1 + b2) * -20995, z3 = b0 + b2, z4 = b1 + b3, z5 = (z3 + z4) * 9633;
        (z3, z4) = ((z3 * -16069) + z5, (z4 * -3196) + z5);
        b0 = (b0 * 2446) + z1 + z3;
        b1 = (b1 * 16819) + z2 + z4;
        b2 = (b2 * 25172) + z2 + z3;
        b3 = (b3 * 12299) + z1 + z4;
        (w[0], w[7 * step], w[step], w[6 * step]) = (Descale(a0 + b3, shift), Descale(a0 - b3, shift), Descale(a1 + b2, shift), Descale(a1 - b2, shift));
        (w[2 * step], w[5 * step], w[3 * step], w[4 * step]) = (Descale(a2 + b1, shift), Descale(a2 - b1, shift), Descale(a3 + b0, shift), Descale(a3 - b0, shift));
    }

    private static void Four(Span<int> w, Span<byte> to, int stride)
    {
        for (int i = 0; i < 8; i++)
        {
            if (i != 4)
            {
                Four(w[i..], 8, Bits - Pass + 1);
            }
        }

        for (int i = 0; i < 4; i++)
        {
            Span<int> row = w.Slice(8 * i, 8);
            Four(row, 1, Bits + Pass + 3 + 1);
            for (int j = 0; j < 4; j++)
            {
                to[(i * stride) + j] = Sample(row[j]);
            }
        }
    }

    private static void Four(Span<int> w, int step, int shift)
    {
        int even = w[0] << (Bits + 1), t2 = (w[2 * step] * 15137) - (w[6 * step] * 6270);
        int t0 = (w[7 * step] * -1730) + (w[5 * step] * 11893) - (w[3 * step] * 17799) + (w[step] * 8697);
        int t1 = (w[7 * step] * -4176) - (w[5 * step] * 4926) + (w[3 * step] * 7373) + (w[step] * 20995);
        (int a0, int a1) = (even + t2, even - t2);
        (w[0], w[3 * step], w[step], w[2 * step]) = (Descale(a0 + t1, shift), Descale(a0 - t1, shift), Descale(a1 + t0, shift), Descale(a1 - t0, shift));
    }

    private static void Two(Span<int> w, Span<byte> to, int stride)
    {
        foreach (int i in (ReadOnlySpan<int>)[0, 1, 3, 5, 7])
        {
            Two(w[i..], 8, Bits - Pass + 2);
        }

        for (int i = 0; i < 2; i++)
        {
            Span<int> row = w.Slice(8 * i, 8);
            Two(row, 1, Bits + Pass + 3 + 2);
            (to[i * stride], to[(i * stride) + 1]) = (Sample(row[0]), Sample(row[1]));
        }
    }

    private static void Two(Span<int> w, int step, int shift)
    {
        int even = w[0] << (Bits + 2);
        int odd = (w[7 * step] * -5906) + (w[5 * step] * 6967) - (w[3 * step] * 10426) + (w[step] * 29692);
        (w[0], w[step]) = (Descale(even + odd, shift), Descale(even - odd, shift));
    }

    private static double Scale(int k) => k == 0 ? 1 : Math.Cos(k * Math.PI / 16) * Math.Sqrt(2);

    private static int Descale(int value, int shift) => (value + (1 << (shift - 1))) >> shift;

    private static byte Sample(int value) => (byte)Math.Clamp(value + 128, 0, 255);
}
