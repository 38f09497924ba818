using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Looks for zeros among numbers of any type.</summary>
internal static class Zeros
{
    public static bool Contains(TensorValue value) => value.Type switch
    {
        DataType.DtFloat => value.Span<float>().Contains(0),
        DataType.DtDouble => value.Span<double>().Contains(0),
        DataType.DtHalf => value.Span<Half>().Contains(Half.Zero),
        DataType.DtBfloat16 => value.Span<BFloat16>().IndexOfAny(new BFloat16(0), new BFloat16(0x8000)) >= 0,
        DataType.DtInt8 or DataType.DtUint8 => value.Span<byte>().Contains((byte)0),
        DataType.DtInt16 or DataType.DtUint16 => value.Span<short>().Contains((short)0),
        DataType.DtInt32 or DataType.DtUint32 => value.Span<int>().Contains(0),
        _ => value.Span<long>().Contains(0),
    };
}
