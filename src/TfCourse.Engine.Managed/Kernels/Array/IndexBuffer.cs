using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>An integer input as 64-bit integers, whatever its type; keeps its memory for the next run.</summary>
internal sealed class IndexBuffer
{
    private long[] _values = [];

    /// <summary>All elements of an input, row-major.</summary>
    public ReadOnlySpan<long> Of(KernelContext c, int input)
    {
        int count = c.Value(input).Count;
        DataType type = c.Type(input);
        if (type == DataType.DtInt64)
        {
            return c.Input<long>(input);
        }

        if (_values.Length < count)
        {
            _values = new long[count];
        }

        Span<long> values = _values.AsSpan(0, count);
        switch (type)
        {
            case DataType.DtInt32: Widen(c.Input<int>(input), values); break;
            case DataType.DtInt16: Widen(c.Input<short>(input), values); break;
            case DataType.DtInt8: Widen(c.Input<sbyte>(input), values); break;
            case DataType.DtUint8: Widen(c.Input<byte>(input), values); break;
            case DataType.DtUint16: Widen(c.Input<ushort>(input), values); break;
            case DataType.DtUint32: Widen(c.Input<uint>(input), values); break;
            default: throw EngineException.InvalidArgument($"{c.Argument(input)} is of type {type.Name()}, it has to be an integer");
        }

        return values;
    }

    private static void Widen<T>(ReadOnlySpan<T> from, Span<long> to) where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = long.CreateTruncating(from[i]);
        }
    }
}
