using TfCourse.Engine;

namespace TfCourse.Conformance;

/// <summary>How far apart two tensors of one type and shape are.</summary>
/// <param name="Ulps">The largest number of representable values between two elements; 0 for equal bits.</param>
/// <param name="Relative">The largest |a - b| / max(|a|, |b|).</param>
internal readonly record struct Distance(double Ulps, double Relative)
{
    public Distance Or(Distance other) => new(Math.Max(Ulps, other.Ulps), Math.Max(Relative, other.Relative));

    /// <summary>The distance of two tensors; of other than floating types it is 0 or infinite.</summary>
    public static Distance Of(HostTensor a, HostTensor b) => (a.Elements, b.Elements) switch
    {
        (float[] x, float[] y) => Of(x, y, v => v, v => Ordered(BitConverter.SingleToInt32Bits(v))),
        (double[] x, double[] y) => Of(x, y, v => v, v => Ordered(BitConverter.DoubleToInt64Bits(v))),
        (Half[] x, Half[] y) => Of(x, y, v => (double)v, v => Ordered(BitConverter.HalfToInt16Bits(v))),
        (BFloat16[] x, BFloat16[] y) => Of(x, y, v => (float)v, v => Ordered((short)v.Bits)),
        (Complex64[] x, Complex64[] y) => Parts(x, y, v => (v.Real, v.Imaginary)),
        (System.Numerics.Complex[] x, System.Numerics.Complex[] y) => Parts(x, y, v => (v.Real, v.Imaginary)),
        (byte[][] x, byte[][] y) => x.Zip(y).All(p => p.First.AsSpan().SequenceEqual(p.Second)) ? default : Infinite,
        _ => a.Bytes().SequenceEqual(b.Bytes()) ? default : Infinite,
    };

    private static Distance Infinite => new(double.PositiveInfinity, double.PositiveInfinity);

    private static Distance Of<T>(T[] a, T[] b, Func<T, double> value, Func<T, double> place)
    {
        var most = default(Distance);
        for (int i = 0; i < a.Length; i++)
        {
            (double x, double y) = (value(a[i]), value(b[i]));
            if (x.Equals(y) || x == y)
            {
                continue; // NaN is NaN; 0 is -0
            }

            most = most.Or(double.IsFinite(x) && double.IsFinite(y)
                ? new Distance(Math.Abs(place(a[i]) - place(b[i])), Math.Abs(x - y) / Math.Max(Math.Abs(x), Math.Abs(y))) : Infinite);
        }

        return most;
    }

    // Real and imaginary parts apart; a part that cancels is compared with the whole number.
    private static Distance Parts<T>(T[] a, T[] b, Func<T, (double Real, double Imaginary)> parts)
    {
        var most = default(Distance);
        for (int i = 0; i < a.Length; i++)
        {
            ((double ar, double ai), (double br, double bi)) = (parts(a[i]), parts(b[i]));
            double size = Math.Max(Math.Max(Math.Abs(ar), Math.Abs(ai)), Math.Max(Math.Abs(br), Math.Abs(bi)));
            double difference = Math.Max(Part(ar, br), Part(ai, bi));
            most = difference == 0 ? most : most.Or(double.IsFinite(difference) ? new Distance(0, difference / size) : Infinite);
        }

        return most;

        static double Part(double x, double y) => x.Equals(y) || x == y ? 0 : Math.Abs(x - y) is var d && double.IsNaN(d) ? double.PositiveInfinity : d;
    }

    // The bits of a float as a number that grows with it.
    private static double Ordered(long bits) => bits >= 0 ? bits : long.MinValue - (double)bits;

    private static double Ordered(int bits) => bits >= 0 ? bits : (long)int.MinValue - bits;

    private static double Ordered(short bits) => bits >= 0 ? bits : short.MinValue - bits;
}
