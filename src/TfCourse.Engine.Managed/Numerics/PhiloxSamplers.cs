using System.Numerics;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed;

/// <summary>Makes the values of a distribution from one block of random words.</summary>
internal interface IBlockSampler<T>
{
    /// <summary>How many values a block gives: 4, or 2 when a value takes two words.</summary>
    static abstract int Count { get; }

    /// <summary>Writes <see cref="Count"/> values.</summary>
    static abstract void Sample(PhiloxBlock words, Span<T> to);

    /// <summary>Writes the values of several blocks.</summary>
    static virtual void Fill<TSelf>(ReadOnlySpan<uint> words, Span<T> to) where TSelf : IBlockSampler<T>
    {
        for (int block = 0; block < words.Length / 4; block++)
        {
            ReadOnlySpan<uint> own = words.Slice(block * 4, 4);
            TSelf.Sample(new PhiloxBlock(own[0], own[1], own[2], own[3]), to.Slice(block * TSelf.Count, TSelf.Count));
        }
    }
}

/// <summary>Values in [0, 1): random bits as the fraction of a number in [1, 2), less 1.</summary>
internal readonly struct UniformSampler : IBlockSampler<float>, IBlockSampler<double>, IBlockSampler<Half>, IBlockSampler<BFloat16>
{
    static int IBlockSampler<float>.Count => 4;

    static int IBlockSampler<double>.Count => 2;

    static int IBlockSampler<Half>.Count => 4;

    static int IBlockSampler<BFloat16>.Count => 4;

    public static float Single(uint word) => BitConverter.UInt32BitsToSingle((word & 0x7FFFFF) | 0x3F800000) - 1;

    /// <summary>The first word gives the upper 20 bits of the fraction, the second the lower 32.</summary>
    public static double Double(uint high, uint low)
        => BitConverter.UInt64BitsToDouble(((high & 0xFFFFFUL) << 32) | low | 0x3FF0000000000000) - 1;

    public static void Sample(PhiloxBlock words, Span<float> to)
    {
        to[3] = Single(words.D);
        to[0] = Single(words.A);
        to[1] = Single(words.B);
        to[2] = Single(words.C);
    }

    public static void Sample(PhiloxBlock words, Span<double> to)
    {
        to[1] = Double(words.C, words.D);
        to[0] = Double(words.A, words.B);
    }

    static void IBlockSampler<float>.Fill<TSelf>(ReadOnlySpan<uint> words, Span<float> to)
    {
        ReadOnlySpan<Vector<uint>> from = MemoryMarshal.Cast<uint, Vector<uint>>(words);
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(to);
        for (int i = 0; i < from.Length; i++)
        {
            vectors[i] = ((from[i] & new Vector<uint>(0x7FFFFF)) | new Vector<uint>(0x3F800000)).As<uint, float>() - Vector<float>.One;
        }

        for (int i = from.Length * Vector<uint>.Count; i < words.Length; i++)
        {
            to[i] = Single(words[i]);
        }
    }

    static void IBlockSampler<double>.Fill<TSelf>(ReadOnlySpan<uint> words, Span<double> to)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = Double(words[2 * i], words[(2 * i) + 1]);
        }
    }

    public static void Sample(PhiloxBlock words, Span<Half> to)
    {
        to[0] = Half16(words.A);
        to[1] = Half16(words.B);
        to[2] = Half16(words.C);
        to[3] = Half16(words.D);
    }

    public static void Sample(PhiloxBlock words, Span<BFloat16> to)
    {
        to[0] = Brain16(words.A);
        to[1] = Brain16(words.B);
        to[2] = Brain16(words.C);
        to[3] = Brain16(words.D);
    }

    private static Half Half16(uint word) => (Half)((float)BitConverter.UInt16BitsToHalf((ushort)((word & 0x3FF) | 0x3C00)) - 1);

    private static BFloat16 Brain16(uint word) => (BFloat16)(BitConverter.UInt32BitsToSingle(((word & 0x7F) | 0x3F80) << 16) - 1);
}

/// <summary>Values of the standard normal distribution: two uniforms u₁, u₂ give √(−2 ln u₁)·(sin 2πu₂, cos 2πu₂).</summary>
/// <remarks>Source: Box and Muller, 1958. 16-bit values are float32 values rounded. u₁ is at least 1e-7.</remarks>
internal readonly struct NormalSampler : IBlockSampler<float>, IBlockSampler<double>, IBlockSampler<Half>, IBlockSampler<BFloat16>
{
    static int IBlockSampler<float>.Count => 4;

    static int IBlockSampler<double>.Count => 2;

    static int IBlockSampler<Half>.Count => 4;

    static int IBlockSampler<BFloat16>.Count => 4;

    public static void Sample(PhiloxBlock words, Span<float> to)
    {
        (to[0], to[1]) = Pair(words.A, words.B);
        (to[2], to[3]) = Pair(words.C, words.D);
    }

    public static void Sample(PhiloxBlock words, Span<double> to)
    {
        double u = Math.Max(UniformSampler.Double(words.A, words.B), 1e-7);
        double angle = 2 * Math.PI * UniformSampler.Double(words.C, words.D), radius = Math.Sqrt(-2 * Math.Log(u));
        (to[0], to[1]) = (Math.Sin(angle) * radius, Math.Cos(angle) * radius);
    }

    public static void Sample(PhiloxBlock words, Span<Half> to)
    {
        (float a, float b) = Pair(words.A, words.B);
        (float c, float d) = Pair(words.C, words.D);
        (to[0], to[1], to[2], to[3]) = ((Half)a, (Half)b, (Half)c, (Half)d);
    }

    public static void Sample(PhiloxBlock words, Span<BFloat16> to)
    {
        (float a, float b) = Pair(words.A, words.B);
        (float c, float d) = Pair(words.C, words.D);
        (to[0], to[1], to[2], to[3]) = ((BFloat16)a, (BFloat16)b, (BFloat16)c, (BFloat16)d);
    }

    // The angle is a product in double, narrowed: equal bits need just this.
    private static (float Sin, float Cos) Pair(uint first, uint second)
    {
        float u = MathF.Max(UniformSampler.Single(first), 1e-7f);
        float angle = (float)(2 * Math.PI * UniformSampler.Single(second)), radius = MathF.Sqrt(-2 * MathF.Log(u));
        return (MathF.Sin(angle) * radius, MathF.Cos(angle) * radius);
    }
}
