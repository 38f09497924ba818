using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A transpose of which complex elements are conjugated; of other types the transpose alone.</summary>
internal sealed class ConjugateTransposeKernel(Kernel transpose) : Kernel
{
    public static Kernel Create(NodeInfo node)
    {
        Kernel transpose = TransposeKernel.Create(node);
        return node.Type("T") is DataType.DtComplex64 or DataType.DtComplex128 ? new ConjugateTransposeKernel(transpose) : transpose;
    }

    public override void Run(KernelContext c)
    {
        transpose.Run(c);
        TensorValue result = c.Result(0);
        if (result.Block is { IsExclusive: false })
        {
            // The transpose moved nothing and gave the input's memory on.
            var copy = new TensorValue();
            copy.Allocate(result.Type, result.Dims, c.Run.Pool);
            Copy(result, copy);
            result.ShareFrom(copy, copy.Dims);
            copy.Release();
        }

        if (result.Type == DataType.DtComplex64)
        {
            foreach (ref Complex64 value in result.Span<Complex64>())
            {
                value = new Complex64(value.Real, -value.Imaginary);
            }

            return;
        }

        foreach (ref Complex value in result.Span<Complex>())
        {
            value = Complex.Conjugate(value);
        }
    }

    private static unsafe void Copy(TensorValue from, TensorValue to)
    {
        long bytes = (long)from.Count * from.Type.Size();
        Buffer.MemoryCopy(from.Data, to.Data, bytes, bytes);
    }
}
