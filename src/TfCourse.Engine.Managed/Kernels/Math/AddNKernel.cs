using System.Numerics;
using System.Numerics.Tensors;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>sum = inputs[0] + inputs[1] + …, all of one shape; integers wrap.</summary>
internal sealed class AddNKernel<T> : ElementKernel
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    public override bool Takes(uint single) => single == 0;

    public unsafe override void RunPart(ReadOnlySpan<nint> inputs, uint single, nint output, int count)
    {
        var sum = new Span<T>((void*)output, count);
        if (inputs.Length == 1)
        {
            new ReadOnlySpan<T>((void*)inputs[0], count).CopyTo(sum);
            return;
        }

        // The output is not the memory of an input that is still to be read.
        TensorPrimitives.Add(new ReadOnlySpan<T>((void*)inputs[0], count), new ReadOnlySpan<T>((void*)inputs[1], count), sum);
        for (int i = 2; i < inputs.Length; i++)
        {
            TensorPrimitives.Add(sum, new ReadOnlySpan<T>((void*)inputs[i], count), sum);
        }
    }

    public override void Run(KernelContext c)
    {
        Dims dims = AddNKernel.SameDims(c);

        if (c.InputCount == 1)
        {
            c.Forward(0, 0);
            return;
        }

        ReadOnlySpan<T> first = c.Input<T>(0), second = c.Input<T>(1);
        Span<T> sum = c.OutputInPlace<T>(0, 0, dims);
        TensorPrimitives.Add(first, second, sum);
        for (int i = 2; i < c.InputCount; i++)
        {
            TensorPrimitives.Add(sum, c.Input<T>(i), sum);
        }
    }
}

/// <summary>Picks the element type of AddN.</summary>
internal readonly struct AddNKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => node.Type("T") switch
    {
        Tensorflow.DataType.DtVariant => ListSumKernel.Create(node),
        Tensorflow.DataType.DtComplex64 => new ComplexSumKernel<Complex64, Complex64Arithmetic>(),
        Tensorflow.DataType.DtComplex128 => new ComplexSumKernel<System.Numerics.Complex, Complex128Arithmetic>(),
        var type => KernelTypes.Number<AddNKernel>(node, type),
    };

    /// <summary>The shape that all inputs have.</summary>
    public static Dims SameDims(KernelContext c)
    {
        Dims dims = c.Dims(0);
        for (int i = 1; i < c.InputCount; i++)
        {
            if (c.Dims(i) != dims)
            {
                throw EngineException.InvalidArgument($"Inputs to operation {c.Node.Name} of type AddN must have the same size and shape.  Input 0: {dims} != input {i}: {c.Dims(i)}");
            }
        }

        return dims;
    }

    Kernel INumberFactory.Create<T>(NodeInfo node) => new AddNKernel<T>().Precompiled();
}

/// <summary>AddN of complex numbers.</summary>
internal sealed class ComplexSumKernel<T, TArithmetic> : Kernel where TArithmetic : struct, IArithmetic<T>
{
    public override void Run(KernelContext c)
    {
        Dims dims = AddNKernel.SameDims(c);

        Span<T> sum = c.Output<T>(0, dims);
        c.Input<T>(0).CopyTo(sum);
        for (int i = 1; i < c.InputCount; i++)
        {
            ReadOnlySpan<T> next = c.Input<T>(i);
            for (int e = 0; e < sum.Length; e++)
            {
                sum[e] = TArithmetic.Add(sum[e], next[e]);
            }
        }
    }
}
