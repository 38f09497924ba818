namespace TfCourse.Engine.Managed;

/// <summary>z = f(x, y) without broadcasting, of one op.</summary>
internal sealed class PairsKernel<T, TOp>() : PairsKernel<T>(TOp.Run)
    where TOp : struct, IBinary<T, T>;

/// <summary>z = f(x, y) without broadcasting, in the shape of x.</summary>
internal class PairsKernel<T>(PairsForm<T, T> pairs) : ElementKernel
{
    public override bool Takes(uint single) => single == 0;

    public unsafe override void RunPart(ReadOnlySpan<nint> inputs, uint single, nint output, int count)
        => pairs(new ReadOnlySpan<T>((void*)inputs[0], count), new ReadOnlySpan<T>((void*)inputs[1], count), new Span<T>((void*)output, count));

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        ReadOnlySpan<T> x = c.Input<T>(0), y = c.Input<T>(1);
        if (x.Length != y.Length)
        {
            throw EngineException.InvalidArgument($"The two arguments to a cwise op must have same number of elements, got {x.Length} and {y.Length}: {dims} and {c.Dims(1)}");
        }

        Span<T> z = c.OutputInPlace<T>(0, 0, dims);
        if (!TryShare(x, y, z))
        {
            pairs(x, y, z);
        }
    }
}
