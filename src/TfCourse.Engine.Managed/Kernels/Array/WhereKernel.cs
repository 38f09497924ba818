using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The places of elements that are not zero (NaN is not), row-major: shape [places, rank].</summary>
internal sealed class WhereKernel<T>(Func<T, bool> isSet) : Kernel
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int rank = dims.Rank;
        if (rank == 0)
        {
            throw EngineException.InvalidArgument("WhereOp : Unhandled input dimensions: 0; give a tensor of at least one axis");
        }

        ReadOnlySpan<T> input = c.Input<T>(0);
        int count = 0;
        foreach (T value in input)
        {
            count += isSet(value) ? 1 : 0;
        }

        Span<long> output = c.Output<long>(0, new Dims(count, rank));
        Span<long> place = stackalloc long[rank];
        place.Clear();
        int written = 0;
        for (int i = 0; i < input.Length; i++)
        {
            if (isSet(input[i]))
            {
                place.CopyTo(output[written..]);
                written += rank;
            }

            for (int axis = rank - 1; axis >= 0 && ++place[axis] == dims[axis]; axis--)
            {
                place[axis] = 0;
            }
        }
    }
}

/// <summary>Picks the element type of Where.</summary>
internal readonly struct WhereKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => node.Type("T").Base() switch
    {
        DataType.DtBool => new WhereKernel<bool>(static v => v),
        DataType.DtBfloat16 => new WhereKernel<BFloat16>(static v => (float)v != 0),
        DataType.DtComplex64 => new WhereKernel<Complex64>(static v => v.Real != 0 || v.Imaginary != 0),
        DataType.DtComplex128 => new WhereKernel<Complex>(static v => v != Complex.Zero),
        var type => KernelTypes.Number<WhereKernel>(node, type),
    };

    Kernel INumberFactory.Create<T>(NodeInfo node) => new WhereKernel<T>(static v => v != T.Zero).Precompiled();
}
