namespace TfCourse.Engine.Managed;

/// <summary>Stateless random ops: a shape and a seed, or a shape, a key and a counter.</summary>
internal static class StatelessRandomKernel
{
    /// <summary>A kernel with a seed.</summary>
    public static Kernel Create(Distribution distribution) => Kernel.Of(c => Fill(c, distribution, StatelessStream.OfSeed(c, 1)));

    /// <summary>A kernel with key, counter and algorithm.</summary>
    public static Kernel CreateV2(Distribution distribution) => Kernel.Of(c => Fill(c, distribution, StatelessStream.OfKey(c, 1)));

    private static void Fill(KernelContext c, Distribution distribution, Philox stream)
    {
        c.Result(0).Allocate(c.Node.OutputTypes[0], StatefulRandomKernel.Shape(c, 0), c.Run.Pool);
        distribution(c.Result(0), stream);
    }
}
