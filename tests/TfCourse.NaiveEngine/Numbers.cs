using System.Globalization;
using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>What the types of numbers do: round, wrap round.</summary>
public static class Numbers
{
    /// <summary>Whether elements of the type are real numbers.</summary>
    public static bool IsReal(DataType type) => type is DataType.DtFloat or DataType.DtDouble or DataType.DtHalf or DataType.DtBfloat16;

    /// <summary>The distance from 1 to the next number of a real type.</summary>
    public static double Epsilon(DataType type) => type switch
    {
        DataType.DtDouble => Math.BitIncrement(1.0) - 1,
        DataType.DtFloat => MathF.BitIncrement(1f) - 1,
        DataType.DtHalf => 1.0 / 1024,
        _ => 1.0 / 128,
    };

    /// <summary>The smallest positive number of a real type.</summary>
    public static double Smallest(DataType type) => type switch
    {
        DataType.DtDouble => double.Epsilon,
        DataType.DtFloat => float.Epsilon,
        DataType.DtHalf => (double)Half.Epsilon,
        _ => Math.ScaleB(1, -133),
    };

    /// <summary>The largest finite number of a real type.</summary>
    public static double Largest(DataType type) => type switch
    {
        DataType.DtDouble => double.MaxValue,
        DataType.DtFloat => float.MaxValue,
        DataType.DtHalf => (double)Half.MaxValue,
        _ => Math.ScaleB(255.0 / 128, 127),
    };

    /// <summary>The number of the type that lies nearest.</summary>
    public static double Round(double x, DataType type) => type switch
    {
        DataType.DtDouble => x,
        DataType.DtFloat => (float)x,
        DataType.DtHalf => (double)(Half)x,
        DataType.DtBfloat16 => (float)(BFloat16)(float)x,
        _ => x,
    };

    /// <summary>A whole number modulo the size of its type; a boolean is 0 or 1.</summary>
    public static Int128 Wrap(Int128 x, DataType type) => type switch
    {
        DataType.DtBool => x == 0 ? 0 : 1,
        DataType.DtInt8 => (sbyte)x,
        DataType.DtInt16 => (short)x,
        DataType.DtInt32 => (int)x,
        DataType.DtInt64 => (long)x,
        DataType.DtUint8 => (byte)x,
        DataType.DtUint16 => (ushort)x,
        DataType.DtUint32 => (uint)x,
        DataType.DtUint64 => (ulong)x,
        _ => throw EngineException.Unimplemented($"{type.Name()} is no type of whole numbers"),
    };

    /// <summary>The least number of a type.</summary>
    public static Int128 Least(DataType type) => type switch
    {
        DataType.DtInt8 => sbyte.MinValue,
        DataType.DtInt16 => short.MinValue,
        DataType.DtInt32 => int.MinValue,
        DataType.DtInt64 => long.MinValue,
        _ => 0,
    };

    /// <summary>The greatest number of a type.</summary>
    public static Int128 Greatest(DataType type) => type switch
    {
        DataType.DtInt8 => sbyte.MaxValue,
        DataType.DtInt16 => short.MaxValue,
        DataType.DtInt32 => int.MaxValue,
        DataType.DtInt64 => long.MaxValue,
        DataType.DtUint8 => byte.MaxValue,
        DataType.DtUint16 => ushort.MaxValue,
        DataType.DtUint32 => uint.MaxValue,
        _ => ulong.MaxValue,
    };

    /// <summary>A real number as an object of the type's CLR type.</summary>
    public static object Box(double x, DataType type) => type switch
    {
        DataType.DtDouble => x,
        DataType.DtFloat => (float)x,
        DataType.DtHalf => (Half)x,
        _ => (BFloat16)(float)x,
    };

    /// <summary>A whole number as an object of the type's CLR type.</summary>
    public static object Box(Int128 x, DataType type) => type == DataType.DtBool ? x != 0 : Convert.ChangeType((object)(decimal)x, type.Clr(), CultureInfo.InvariantCulture);
}
