namespace TfCourse.Engine.Managed;

/// <summary>Key and counter, with or without the algorithm, of the stream that a seed gives.</summary>
internal static class StatelessRandomGetKeyCounterKernel
{
    public const int Algorithm = 1;

    public static void Run(KernelContext c)
    {
        Philox stream = StatelessStream.OfSeed(c, 0);
        c.Output<ulong>(0, new Dims(1))[0] = stream.Key;
        Span<ulong> counter = c.Output<ulong>(1, new Dims(2));
        (counter[0], counter[1]) = (stream.Low, stream.High);
        if (c.OutputCount > 2)
        {
            c.Output<int>(2, default)[0] = Algorithm;
        }
    }
}
