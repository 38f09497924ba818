using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>Recorded JSON values into typed arrays.</summary>
internal static class GoldenDecoder
{
    /// <summary>Decodes a list of values; the array has the dtype's element type.</summary>
    public static Array Decode(string dtype, JsonElement values) => dtype switch
    {
        "float32" => Each(values, value => (float)Real(value)),
        "float64" => Each(values, Real),
        "float16" => Each(values, value => (Half)Real(value)),
        "bfloat16" => Each(values, value => BFloat16.FromDouble(Real(value))),
        "int8" => Each(values, value => checked((sbyte)Integer(value))),
        "int16" => Each(values, value => checked((short)Integer(value))),
        "int32" => Each(values, value => checked((int)Integer(value))),
        "int64" => Each(values, value => checked((long)Integer(value))),
        "uint8" => Each(values, value => checked((byte)Integer(value))),
        "uint16" => Each(values, value => checked((ushort)Integer(value))),
        "uint32" => Each(values, value => checked((uint)Integer(value))),
        "uint64" => Each(values, value => checked((ulong)Integer(value))),
        "bool" => Each(values, value => value.GetBoolean()),
        "string" => Each(values, value => value.GetBytesFromBase64()),
        "complex64" => Each(values, value => new Complex64((float)Real(value[0]), (float)Real(value[1]))),
        "complex128" => Each(values, value => new Complex(Real(value[0]), Real(value[1]))),
        _ => throw new FormatException($"Values of dtype '{dtype}' are never recorded."),
    };

    /// <summary>Element i of an array of any real floating type, exactly.</summary>
    public static double Widen(Array values, int i) => values switch
    {
        float[] singles => singles[i],
        double[] doubles => doubles[i],
        Half[] halves => (double)halves[i],
        BFloat16[] brains => brains[i].ToSingle(),
        _ => throw new NotSupportedException($"{values.GetType().Name} is not a floating type."),
    };

    /// <summary>Rounds doubles to a real floating dtype.</summary>
    public static Array Narrow(string dtype, double[] values) => dtype switch
    {
        "float32" => Array.ConvertAll(values, value => (float)value),
        "float64" => (double[])values.Clone(),
        "float16" => Array.ConvertAll(values, value => (Half)value),
        "bfloat16" => Array.ConvertAll(values, BFloat16.FromDouble),
        _ => throw new NotSupportedException($"{dtype} is not a floating type."),
    };

    private static T[] Each<T>(JsonElement values, Func<JsonElement, T> read)
    {
        T[] decoded = new T[values.GetArrayLength()];
        int i = 0;
        foreach (JsonElement value in values.EnumerateArray())
            decoded[i++] = read(value);
        return decoded;
    }

    private static double Real(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Number)
            return value.GetDouble();
        return value.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            string other => throw new FormatException($"'{other}' is no floating value."),
            null => throw new FormatException("null is no floating value."),
        };
    }

    // 64-bit values beyond 2^53 are texts; Int128 holds both signed and unsigned ones until the checked cast.
    private static Int128 Integer(JsonElement value)
        => value.ValueKind is JsonValueKind.Number
            ? Int128.Parse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : Int128.Parse(value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
