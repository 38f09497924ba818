using System.Globalization;
using System.Numerics;
using System.Text;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Tensors as text, as tf.print and tf.strings.format write them: [[1 2.5 ... 6 7]].</summary>
internal static class TensorText
{
    /// <summary>The text of a tensor; of longer axes only the first and last elements, as many as said (negative: all).</summary>
    public static string Of(TensorValue value, long atEnds)
    {
        var text = new StringBuilder();
        Func<int, string> element = Element(value);
        Axis(text, element, value.Dims, 0, 0, atEnds < 0 ? long.MaxValue : atEnds);
        return text.ToString();
    }

    private static void Axis(StringBuilder text, Func<int, string> element, in Dims dims, int axis, long offset, long atEnds)
    {
        if (axis == dims.Rank)
        {
            text.Append(element((int)offset));
            return;
        }

        text.Append('[');
        long count = dims[axis], step = dims.Product(axis + 1, dims.Rank);
        bool cut = atEnds < count - atEnds;
        for (long i = 0; i < count; i++)
        {
            if (cut && i == atEnds)
            {
                Space(text, axis, dims.Rank, true);
                text.Append("...");
                i = count - atEnds;
                if (i == count)
                {
                    break;
                }
            }

            Space(text, axis, dims.Rank, i > 0);
            Axis(text, element, dims, axis + 1, offset + (i * step), atEnds);
        }

        text.Append(']');
    }

    private static void Space(StringBuilder text, int axis, int rank, bool wanted)
    {
        if (wanted)
        {
            _ = axis == rank - 1 ? text.Append(' ') : text.Append('\n', rank - axis - 1).Append(' ', axis + 1);
        }
    }

    private static Func<int, string> Element(TensorValue value) => value.Type switch
    {
        DataType.DtFloat => i => Printf.Shortest(value.Span<float>()[i], true),
        DataType.DtDouble => i => Printf.Shortest(value.Span<double>()[i], false),
        DataType.DtHalf => i => Printf.Shortest((float)value.Span<Half>()[i], true),
        DataType.DtBfloat16 => i => Printf.Shortest(value.Span<BFloat16>()[i], true),
        DataType.DtComplex64 => i => $"({Printf.Shortest(value.Span<Complex64>()[i].Real, true)},{Printf.Shortest(value.Span<Complex64>()[i].Imaginary, true)})",
        DataType.DtComplex128 => i => $"({Printf.Shortest(value.Span<Complex>()[i].Real, false)},{Printf.Shortest(value.Span<Complex>()[i].Imaginary, false)})",
        DataType.DtBool => i => value.Span<bool>()[i] ? "1" : "0",
        DataType.DtString => i => $"\"{EscapedBytes.Append(new StringBuilder(), value.Span<byte[]>()[i])}\"",
        DataType.DtInt8 or DataType.DtQint8 => i => value.Span<sbyte>()[i].ToString(CultureInfo.InvariantCulture),
        DataType.DtUint8 or DataType.DtQuint8 => i => value.Span<byte>()[i].ToString(CultureInfo.InvariantCulture),
        DataType.DtInt16 or DataType.DtQint16 => i => value.Span<short>()[i].ToString(CultureInfo.InvariantCulture),
        DataType.DtUint16 or DataType.DtQuint16 => i => value.Span<ushort>()[i].ToString(CultureInfo.InvariantCulture),
        DataType.DtInt32 or DataType.DtQint32 => i => value.Span<int>()[i].ToString(CultureInfo.InvariantCulture),
        DataType.DtUint32 => i => value.Span<uint>()[i].ToString(CultureInfo.InvariantCulture),
        DataType.DtInt64 => i => value.Span<long>()[i].ToString(CultureInfo.InvariantCulture),
        DataType.DtUint64 => i => value.Span<ulong>()[i].ToString(CultureInfo.InvariantCulture),
        var type => throw EngineException.Unimplemented($"a tensor of type {type.Name()} has no text"),
    };
}
