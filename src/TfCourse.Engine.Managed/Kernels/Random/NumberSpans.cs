using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Elements of the number types that random ops take and give, as doubles.</summary>
internal static class NumberSpans
{
    public static double Read(TensorValue value, int at) => value.Type switch
    {
        DataType.DtFloat => value.Span<float>()[at],
        DataType.DtDouble => value.Span<double>()[at],
        DataType.DtHalf => (double)value.Span<Half>()[at],
        DataType.DtInt32 => value.Span<int>()[at],
        DataType.DtInt64 => value.Span<long>()[at],
        var other => throw Unsupported(other),
    };

    public static void Write(TensorValue value, int at, double number)
    {
        switch (value.Type)
        {
            case DataType.DtFloat: value.Span<float>()[at] = (float)number; break;
            case DataType.DtDouble: value.Span<double>()[at] = number; break;
            case DataType.DtHalf: value.Span<Half>()[at] = (Half)number; break;
            case DataType.DtInt32: value.Span<int>()[at] = (int)number; break;
            case DataType.DtInt64: value.Span<long>()[at] = (long)number; break;
            default: throw Unsupported(value.Type);
        }
    }

    /// <summary>The greatest finite number of a type.</summary>
    public static double Highest(DataType type) => type switch
    {
        DataType.DtFloat => float.MaxValue,
        DataType.DtDouble => double.MaxValue,
        DataType.DtHalf => (double)Half.MaxValue,
        DataType.DtInt32 => int.MaxValue,
        DataType.DtInt64 => long.MaxValue,
        var other => throw Unsupported(other),
    };

    private static EngineException Unsupported(DataType type) => EngineException.Unimplemented($"there are no random numbers of type {type.Name()}");
}
