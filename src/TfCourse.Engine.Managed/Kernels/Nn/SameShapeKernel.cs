namespace TfCourse.Engine.Managed;

/// <summary>An element-wise kernel of two inputs that are not stretched over each other: their shapes have to be equal.</summary>
internal sealed class SameShapeKernel(Kernel inner) : ElementKernel
{
    public override bool Takes(uint single) => single == 0 && inner is ElementKernel elements && elements.Takes(single);

    public override void RunPart(ReadOnlySpan<nint> inputs, uint single, nint output, int count) => ((ElementKernel)inner).RunPart(inputs, single, output, count);

    public override void Run(KernelContext c)
    {
        Require(c);
        inner.Run(c);
    }

    /// <summary>Fails unless the first two inputs have one shape.</summary>
    public static void Require(KernelContext c)
    {
        if (c.Dims(0) != c.Dims(1))
        {
            throw EngineException.InvalidArgument($"{c.Argument(0)} and {c.Argument(1)} must have the same size and shape. Input 0: {c.Dims(0)} != input 1: {c.Dims(1)}");
        }
    }
}
