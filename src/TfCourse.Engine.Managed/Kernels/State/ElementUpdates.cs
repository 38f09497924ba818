using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>target ← f(target, value) for a stretch of elements, in their type.</summary>
internal delegate void ElementUpdate(TensorValue target, int at, TensorValue values, int from, int count);

/// <summary>The f of an update.</summary>
internal interface IElementUpdate
{
    /// <summary>target[i] ← f(target[i], values[i]).</summary>
    static abstract void Run<T>(Span<T> target, ReadOnlySpan<T> values) where T : unmanaged, INumber<T>, IMinMaxValue<T>;
}

/// <summary>Updates of elements for each type they may have.</summary>
internal static class ElementUpdates
{
    /// <summary>An update of numbers; bfloat16 goes through float.</summary>
    public static ElementUpdate Number<TUpdate>(NodeInfo node, DataType type) where TUpdate : IElementUpdate => type.Base() switch
    {
        DataType.DtFloat => Run<TUpdate, float>,
        DataType.DtDouble => Run<TUpdate, double>,
        DataType.DtHalf => Run<TUpdate, Half>,
        DataType.DtBfloat16 => BFloat16<TUpdate>,
        DataType.DtInt8 => Run<TUpdate, sbyte>,
        DataType.DtInt16 => Run<TUpdate, short>,
        DataType.DtInt32 => Run<TUpdate, int>,
        DataType.DtInt64 => Run<TUpdate, long>,
        DataType.DtUint8 => Run<TUpdate, byte>,
        DataType.DtUint16 => Run<TUpdate, ushort>,
        DataType.DtUint32 => Run<TUpdate, uint>,
        DataType.DtUint64 => Run<TUpdate, ulong>,
        _ => throw KernelTypes.Unsupported(node, type),
    };

    /// <summary>target ← value, for elements of any type.</summary>
    public static unsafe void Copy(TensorValue target, int at, TensorValue values, int from, int count)
    {
        if (target.Objects is { } objects)
        {
            Array.Copy(values.Objects!, from, objects, at, count);
        }
        else if (count > 0)
        {
            long size = target.Type.Size();
            Buffer.MemoryCopy(values.Data + (from * size), target.Data + (at * size), count * size, count * size);
        }
    }

    private static void Run<TUpdate, T>(TensorValue target, int at, TensorValue values, int from, int count)
        where TUpdate : IElementUpdate where T : unmanaged, INumber<T>, IMinMaxValue<T>
        => TUpdate.Run(target.Span<T>().Slice(at, count), values.Span<T>().Slice(from, count));

    private static void BFloat16<TUpdate>(TensorValue target, int at, TensorValue values, int from, int count) where TUpdate : IElementUpdate
    {
        Span<BFloat16> to = target.Span<BFloat16>().Slice(at, count);
        ReadOnlySpan<BFloat16> with = values.Span<BFloat16>().Slice(from, count);
        for (int i = 0; i < count; i++)
        {
            float element = to[i], value = with[i];
            TUpdate.Run(new Span<float>(ref element), new ReadOnlySpan<float>(in value));
            to[i] = (BFloat16)element;
        }
    }
}
