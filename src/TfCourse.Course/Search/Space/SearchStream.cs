using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>Random numbers of a search: a stream of its own for every point, so that no point depends on how many were drawn before.</summary>
internal struct SearchStream
{
    private Xoshiro256 _words;

    public SearchStream(ulong seed, int point) => _words = Xoshiro256.Of(seed, (ulong)point);

    public double Uniform() => (_words.Next() >> 11) * (1.0 / (1L << 53));

    public double[] Uniforms(int count)
    {
        double[] u = new double[count];
        for (int i = 0; i < count; i++)
        {
            u[i] = Uniform();
        }

        return u;
    }

    public int Below(int bound) => _words.Below(bound);

    public ulong Word() => _words.Next();

    /// <summary>Of the standard normal distribution (Box and Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());
}
