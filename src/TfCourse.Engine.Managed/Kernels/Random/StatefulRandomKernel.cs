namespace TfCourse.Engine.Managed;

/// <summary>RandomUniform, RandomStandardNormal, TruncatedNormal: a shape in, a tensor of that shape out.</summary>
internal static class StatefulRandomKernel
{
    /// <summary>What a run takes off the stream for each element, also when it needs less.</summary>
    public const ulong BlocksPerElement = 256;

    /// <summary>A kernel of the op whose elements follow a distribution.</summary>
    public static Kernel Create(Distribution distribution) => Kernel.Of(c =>
    {
        c.Result(0).Allocate(c.Node.OutputTypes[0], Shape(c, 0), c.Run.Pool);
        distribution(c.Result(0), RandomStream.Of(c).Take(BlocksPerElement * (ulong)c.Result(0).Count));
    });

    /// <summary>The shape asked for: a vector of sizes, none negative.</summary>
    public static Dims Shape(KernelContext c, int input) => c.Dims(input).Rank == 1 ? c.Shape(input)
        : throw EngineException.InvalidArgument($"{c.Argument(input)} must be a vector of sizes, it has the shape {c.Dims(input)}");
}
