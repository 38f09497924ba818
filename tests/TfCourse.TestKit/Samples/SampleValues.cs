using System.Globalization;
using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.TestKit;

/// <summary>Sample inputs in other element types.</summary>
public static class SampleValues
{
    /// <summary>Types that samples run in.</summary>
    public static IReadOnlyList<DataType> Scope { get; } =
    [
        DataType.DtHalf, DataType.DtFloat, DataType.DtDouble, DataType.DtInt8, DataType.DtInt16, DataType.DtInt32, DataType.DtInt64,
        DataType.DtUint8, DataType.DtUint16, DataType.DtUint32, DataType.DtUint64, DataType.DtBool,
    ];

    /// <summary>
    /// Converts numbers. Real numbers become the positive integer above their magnitude, so that no division by zero and no
    /// negative exponent arises, or whether they are positive; integers keep their value.
    /// </summary>
    /// <returns>The tensor; null when an integer has no value in the type.</returns>
    public static HostTensor? TryConvert(HostTensor tensor, DataType type)
    {
        if (tensor.DataType == type)
        {
            return tensor;
        }

        if (tensor.DataType == DataType.DtString)
        {
            return null; // texts are no numbers
        }

        var result = new HostTensor(type, tensor.Dimensions);
        bool isReal = tensor.DataType is DataType.DtDouble or DataType.DtFloat;
        bool toReal = type is DataType.DtDouble or DataType.DtFloat or DataType.DtHalf;
        for (int i = 0; i < tensor.Count; i++)
        {
            double value = System.Convert.ToDouble(tensor.Elements.GetValue(i), CultureInfo.InvariantCulture);
            object? element = Element(isReal && !toReal && type != DataType.DtBool ? 1 + Math.Floor(Math.Abs(value)) : value, type);
            if (element is null)
            {
                return null;
            }

            result.Elements.SetValue(element, i);
        }

        return result;
    }

    /// <summary>Converts numbers that have a value in the type.</summary>
    public static HostTensor Convert(HostTensor tensor, DataType type) => TryConvert(tensor, type)
        ?? throw new ArgumentException($"Some number has no value in {type}.", nameof(type));

    private static object? Element(double value, DataType type) => type switch
    {
        DataType.DtDouble => value,
        DataType.DtFloat => (float)value,
        DataType.DtHalf => (Half)value,
        DataType.DtBool => value > 0,
        DataType.DtInt8 => value is >= sbyte.MinValue and <= sbyte.MaxValue ? (sbyte)value : null,
        DataType.DtInt16 => value is >= short.MinValue and <= short.MaxValue ? (short)value : null,
        DataType.DtInt32 => value is >= int.MinValue and <= int.MaxValue ? (int)value : null,
        DataType.DtInt64 => (long)value,
        DataType.DtUint8 => value is >= 0 and <= byte.MaxValue ? (byte)value : null,
        DataType.DtUint16 => value is >= 0 and <= ushort.MaxValue ? (ushort)value : null,
        DataType.DtUint32 => value is >= 0 and <= uint.MaxValue ? (uint)value : null,
        DataType.DtUint64 => value >= 0 ? (ulong)value : null,
        _ => null,
    };
}
