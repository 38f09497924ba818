using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>output = Σ input / count. Integers add in 64 bits and divide toward zero; the mean of nothing is NaN, of no integers 0.</summary>
internal static class MeanKernel
{
    public static Kernel Create(NodeInfo node) => node.InputTypes[0].Base() switch
    {
        DataType.DtFloat => Real<float>(node),
        DataType.DtDouble => Real<double>(node),
        _ => Seldom(node),
    };

    // Methods of their own: what a method names is loaded before it first runs, and a graph mostly has one type.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ReductionKernel Real<T>(NodeInfo node) where T : unmanaged, INumber<T> => ReductionKernel.Of<T, MeanReduction<T>>(node);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel Seldom(NodeInfo node) => node.InputTypes[0].Base() switch
    {
        DataType.DtHalf or DataType.DtBfloat16 => WidenedKernel.Create(node, Create),
        DataType.DtInt8 => Integer<sbyte>(node),
        DataType.DtInt16 => Integer<short>(node),
        DataType.DtInt32 => Integer<int>(node),
        DataType.DtInt64 => ReductionKernel.Of<long, MeanReduction<long>>(node),
        DataType.DtUint8 => Integer<byte>(node),
        DataType.DtUint16 => Integer<ushort>(node),
        DataType.DtUint32 => Integer<uint>(node),
        DataType.DtUint64 => ReductionKernel.Of<ulong, MeanReduction<ulong>>(node),
        var type => throw KernelTypes.Unsupported(node, type),
    };

    private static ReductionKernel Integer<T>(NodeInfo node) where T : unmanaged, INumber<T> => ReductionKernel.OfIntegers<T, MeanReduction<long>>(node);
}

/// <summary>Σ / count; of integers cut toward zero, of no integers 0.</summary>
internal readonly struct MeanReduction<T> : IReduction<T> where T : unmanaged, INumber<T>
{
    public T Identity => default;

    public T Combine(T a, T b) => Number.Add(a, b);

    public T Row(ReadOnlySpan<T> x) => Sums.Of(x);

    public void Accumulate(ReadOnlySpan<T> x, Span<T> total) => TensorPrimitives.Add(total, x, total);

    public void Finish(Span<T> totals, long count)
    {
        if (count == 0 && typeof(T) != typeof(float) && typeof(T) != typeof(double) && Arithmetic.IsInteger<T>())
        {
            totals.Clear();
            return;
        }

        T divisor = Number.Of<T>(count);
        for (int i = 0; i < totals.Length; i++)
        {
            totals[i] = Number.Divide(totals[i], divisor);
        }
    }
}
