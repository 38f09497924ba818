using System.Globalization;
using System.Text;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The first elements of values as text, as Assert and Print say them: [1 2...], [[1 2][3...]...].</summary>
internal static class Summary
{
    /// <summary>Each input from a number on, in brackets.</summary>
    public static string All(KernelContext c, int first, long summarize)
    {
        var text = new StringBuilder();
        for (int i = first; i < c.InputCount; i++)
        {
            text.Append(" [").Append(Of(c.Value(i), summarize)).Append(']');
        }

        return text.ToString();
    }

    /// <summary>The first elements of a value; all when the number is negative.</summary>
    public static string Of(TensorValue value, long summarize)
    {
        long limit = summarize < 0 ? value.Count : Math.Min(summarize, value.Count);
        var text = new StringBuilder();
        int at = 0;
        Write(text, value, 0, limit, ref at);
        return text.Append(value.Count > limit ? "..." : "").ToString();
    }

    private static void Write(StringBuilder text, TensorValue value, int axis, long limit, ref int at)
    {
        if (axis >= value.Dims.Rank)
        {
            text.Append(at < limit ? Element(value, at) : "");
            at++;
            return;
        }

        bool last = axis == value.Dims.Rank - 1;
        for (long i = 0; i < value.Dims[axis] && at < limit; i++)
        {
            if (last)
            {
                text.Append(i > 0 ? " " : "");
                Write(text, value, axis + 1, limit, ref at);
                continue;
            }

            text.Append('[');
            Write(text, value, axis + 1, limit, ref at);
            text.Append(']');
        }
    }

    private static string Element(TensorValue v, int i) => v.Type switch
    {
        DataType.DtString => Encoding.UTF8.GetString(v.Span<byte[]>()[i]),
        DataType.DtBool => v.Span<bool>()[i] ? "1" : "0",
        DataType.DtFloat => Number(v.Span<float>()[i]),
        DataType.DtDouble => Number(v.Span<double>()[i]),
        DataType.DtHalf => Number((double)v.Span<Half>()[i]),
        DataType.DtBfloat16 => Number(v.Span<BFloat16>()[i]),
        DataType.DtInt8 => Text(v.Span<sbyte>()[i]),
        DataType.DtInt16 => Text(v.Span<short>()[i]),
        DataType.DtInt32 => Text(v.Span<int>()[i]),
        DataType.DtInt64 => Text(v.Span<long>()[i]),
        DataType.DtUint8 => Text(v.Span<byte>()[i]),
        DataType.DtUint16 => Text(v.Span<ushort>()[i]),
        DataType.DtUint32 => Text(v.Span<uint>()[i]),
        DataType.DtUint64 => Text(v.Span<ulong>()[i]),
        var other => $"<{other.Name()}>",
    };

    private static string Number(double value) => double.IsNaN(value) ? "nan" : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Text<T>(T value) where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
