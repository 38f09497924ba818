using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Samples of the normal distribution between two bounds, by the rejection method that suits the bounds.</summary>
/// <remarks>
/// In units of the standard deviation, with a the nearer bound and b the farther one: normals when much of the bell lies inside; uniforms in
/// [a, b] when b − a is small; else exponentials from a on. Source: Robert, Simulation of truncated normal variables, 1995.
/// </remarks>
internal struct TruncatedNormalSampler<T, TUniform, TNormal>(Philox stream)
    where T : unmanaged, IFloatingPointIeee754<T> where TUniform : IBlockSampler<T> where TNormal : IBlockSampler<T>
{
    private const int MostAttempts = 1000;

    // Normals are used when a bound is at least this many deviations from the mean, on the other side of which the other bound is.
    private const double InsideForNormals = 1.3;
    private ulong _block;

    /// <summary>What a run takes off the stream: two numbers for each of all possible attempts.</summary>
    public static UInt128 Blocks(long batches, long size) => (UInt128)batches * 2 * MostAttempts * ((UInt128)size + 3) / 4;

    /// <summary>Fills an output with samples of one distribution.</summary>
    public void Fill(Span<T> output, T mean, T deviation, T minval, T maxval)
    {
        if (!(deviation > T.Zero && minval < maxval && (T.IsFinite(minval) || T.IsFinite(maxval))))
        {
            throw EngineException.InvalidArgument($"Invalid parameters: stdev {deviation} must be above 0, minval {minval} below maxval {maxval}, and one of them finite");
        }

        // Seen from the other side when the lower bound is open or all lies below the mean.
        if (T.IsNegativeInfinity(minval) || maxval < mean)
        {
            (minval, maxval, deviation) = (maxval, minval, -deviation);
        }

        T two = T.One + T.One, four = two + two, a = (minval - mean) / deviation, b = (maxval - mean) / deviation;
        T inside = T.CreateTruncating(InsideForNormals), root = T.Sqrt((a * a) + four);
        T cutoff = two * T.Exp(T.CreateTruncating(0.5) + (a * (a - root) / four)) / (a + root);
        if ((a < -inside && b >= T.Zero) || (b > inside && a <= T.Zero))
        {
            Normals(output, mean, deviation, a, b);
        }
        else if (b - a < cutoff)
        {
            Uniforms(output, mean, deviation, a, b - a);
        }
        else
        {
            Exponentials(output, mean, deviation, a, b);
        }
    }

    private void Normals(Span<T> output, T mean, T deviation, T a, T b)
    {
        Span<T> normal = stackalloc T[4];
        for (int made = 0, attempts = 0; made < output.Length;)
        {
            TNormal.Sample(stream[_block++], normal);
            for (int i = 0; i < TNormal.Count && made < output.Length; i++)
            {
                if (normal[i] >= a && normal[i] <= b)
                {
                    output[made++] = (normal[i] * deviation) + mean;
                    attempts = 0;
                }
                else if (++attempts > MostAttempts)
                {
                    throw EngineException.Internal($"no normal number fell between {a} and {b} deviations in {MostAttempts} attempts");
                }
            }
        }
    }

    private void Uniforms(Span<T> output, T mean, T deviation, T a, T width)
    {
        Span<T> place = stackalloc T[4], u = stackalloc T[4];
        T two = T.One + T.One, nearest = a < T.Zero ? T.Zero : a * a;
        for (int made = 0, attempts = 0; made < output.Length;)
        {
            TUniform.Sample(stream[_block++], place);
            TUniform.Sample(stream[_block++], u);
            for (int i = 0; i < TUniform.Count && made < output.Length; i++)
            {
                T z = (place[i] * width) + a;
                Take(u[i] <= T.Exp((nearest - (z * z)) / two), (z * deviation) + mean, output, ref made, ref attempts);
            }
        }
    }

    private void Exponentials(Span<T> output, T mean, T deviation, T a, T b)
    {
        Span<T> u = stackalloc T[4];
        T two = T.One + T.One, alpha = (a + T.Sqrt((a * a) + two + two)) / two;
        for (int made = 0, attempts = 0; made < output.Length;)
        {
            TUniform.Sample(stream[_block++], u);
            for (int i = 0; i < TUniform.Count && made < output.Length; i += 2)
            {
                T z = (-T.Log(u[i]) / alpha) + a, x = a < alpha ? z - alpha : a - alpha;
                Take(u[i + 1] <= T.Exp(-x * x / two) && z < b, (z * deviation) + mean, output, ref made, ref attempts);
            }
        }
    }

    // After many refusals a candidate is taken all the same: it lies between the bounds.
    private static void Take(bool accepted, T value, Span<T> output, ref int made, ref int attempts)
    {
        if (accepted || attempts + 1 >= MostAttempts)
        {
            output[made++] = value;
            attempts = 0;
        }
        else
        {
            attempts++;
        }
    }
}
