using System.Globalization;
using System.Text;
using Google.Protobuf;
using Tensorflow;
using SummaryMessage = Tensorflow.Summary;

namespace TfCourse.Engine.Managed;

/// <summary>A Summary message with a number for each tag.</summary>
internal static class ScalarSummaryKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        if (c.Dims(0) != c.Dims(1))
        {
            throw EngineException.InvalidArgument($"tags and values are not the same shape: {c.Dims(0)} != {c.Dims(1)}");
        }

        var summary = new SummaryMessage();
        ReadOnlySpan<byte[]> tags = c.Input<byte[]>(0);
        for (int i = 0; i < tags.Length; i++)
        {
            summary.Value.Add(new SummaryMessage.Types.Value { Tag = Encoding.UTF8.GetString(tags[i]), SimpleValue = (float)SummaryNumbers.At(c.Value(1), i) });
        }

        c.Output<byte[]>(0, default)[0] = summary.ToByteArray();
    });
}

/// <summary>The elements of a tensor of any real type as float64.</summary>
internal static class SummaryNumbers
{
    public static double At(TensorValue value, int i) => value.Type switch
    {
        DataType.DtFloat => value.Span<float>()[i],
        DataType.DtDouble => value.Span<double>()[i],
        DataType.DtHalf => (double)value.Span<Half>()[i],
        DataType.DtBfloat16 => (float)value.Span<BFloat16>()[i],
        DataType.DtInt8 => value.Span<sbyte>()[i],
        DataType.DtInt16 => value.Span<short>()[i],
        DataType.DtInt32 => value.Span<int>()[i],
        DataType.DtInt64 => value.Span<long>()[i],
        DataType.DtUint8 => value.Span<byte>()[i],
        DataType.DtUint16 => value.Span<ushort>()[i],
        DataType.DtUint32 => value.Span<uint>()[i],
        DataType.DtUint64 => value.Span<ulong>()[i],
        var other => throw EngineException.Unimplemented(string.Create(CultureInfo.InvariantCulture, $"A summary of {other.PythonName()}: it takes real numbers")),
    };
}
