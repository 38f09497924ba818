using System.Globalization;
using System.Numerics;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Conversions of numbers and arrays that become tensors.</summary>
internal static class Literals
{
    /// <summary>The host tensor of anything a constant may be made of.</summary>
    /// <exception cref="TypeError">The value is nothing of the kind.</exception>
    public static HostTensor Of(object value) => value switch
    {
        HostTensor t => t,
        Literal l => l.Value,
        NumPy.NDArray a => a.Host,
        string s => HostTensor.Scalar(System.Text.Encoding.UTF8.GetBytes(s)),
        byte[][] b => new HostTensor(DataType.DtString, [b.Length], b),
        Array a when a.Rank == 1 && a.GetType().GetElementType() is { IsArray: true } => Jagged(a),
        Array a => HostTensor.Of(a),
        Shape s => HostTensor.Of(s.as_int_list()),
        float v => HostTensor.Scalar(v),
        double v => HostTensor.Scalar(v),
        int v => HostTensor.Scalar(v),
        long v => HostTensor.Scalar(v),
        bool v => HostTensor.Scalar(v),
        byte v => HostTensor.Scalar(v),
        sbyte v => HostTensor.Scalar(v),
        short v => HostTensor.Scalar(v),
        ushort v => HostTensor.Scalar(v),
        uint v => HostTensor.Scalar(v),
        ulong v => HostTensor.Scalar(v),
        Half v => HostTensor.Scalar(v),
        BFloat16 v => HostTensor.Scalar(v),
        Complex v => HostTensor.Scalar(v),
        System.Collections.IEnumerable e => HostTensor.Of(Typed(e)),
        _ => throw new TypeError($"A value of type {value.GetType().Name} cannot become a tensor; give a number, a bool, a string, an array of these, or an NDArray."),
    };

    /// <summary>The value in another type: integers to wider or floating types, floats among each other; a value that does not survive is refused.</summary>
    public static HostTensor Convert(HostTensor value, TF_DataType type)
    {
        DataType from = value.DataType, to = (DataType)type;
        bool fromNumber = IsNumber(from), toNumber = IsNumber(to);
        if (!fromNumber || !toNumber || (from.IsFloating() && !to.IsFloating()))
        {
            throw new TypeError($"Expected {to.PythonName()}, but got a value of type '{from.PythonName()}'. Cannot convert a value of type {from.PythonName()} and shape {Sizes.Format(value.Dimensions)} to a tensor of type {to.PythonName()}; use tf.cast if that is meant.");
        }

        var result = new HostTensor(to, value.Dimensions);
        for (int i = 0; i < value.Count; i++)
        {
            result.Elements.SetValue(Number(value.Elements.GetValue(i)!, to), i);
        }

        return result;
    }

    /// <summary>The value under another shape; one element fills any shape.</summary>
    /// <exception cref="ValueError">The numbers of elements differ.</exception>
    public static HostTensor Shaped(HostTensor value, Shape? shape)
    {
        if (shape is null || shape.IsNull)
        {
            return value;
        }

        if (shape.size == value.Count)
        {
            return new HostTensor(value.DataType, shape.dims, value.Elements);
        }

        if (value.Count != 1)
        {
            throw new ValueError($"Cannot bring {value.Count} values into the shape {shape}, which has {shape.size} elements");
        }

        var filled = new HostTensor(value.DataType, shape.dims);
        for (int i = 0; i < filled.Count; i++)
        {
            filled.Elements.SetValue(value.Elements.GetValue(0), i);
        }

        return filled;
    }

    private static bool IsNumber(DataType type) => type.IsFloating() || ((TF_DataType)type).is_integer();

    private static object Number(object value, DataType to) => to switch
    {
        DataType.DtFloat => (float)Double(value),
        DataType.DtDouble => Double(value),
        DataType.DtHalf => (Half)Double(value),
        DataType.DtBfloat16 => (BFloat16)(float)Double(value),
        DataType.DtComplex64 => new Complex64((float)Double(value), 0),
        DataType.DtComplex128 => new Complex(Double(value), 0),
        _ => Integer(value, to),
    };

    private static double Double(object value) => value switch
    {
        Half h => (double)h,
        BFloat16 b => (float)b,
        _ => System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    private static object Integer(object value, DataType to)
    {
        try
        {
            return System.Convert.ChangeType(value, to.Clr(), CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw new TypeError($"The value {value} is not compatible with Tensor type {to.PythonName()}: it does not fit. Try explicitly setting the type to a larger one.");
        }
    }

    private static HostTensor Jagged(Array rows)
    {
        HostTensor[] parts = [.. rows.Cast<object>().Select(Of)];
        if (parts.Length == 0)
        {
            throw new ValueError("An empty array of arrays has no shape; give a rectangular array, e.g. new float[0, 3].");
        }

        for (int i = 1; i < parts.Length; i++)
        {
            if (!parts[i].Dimensions.SequenceEqual(parts[0].Dimensions) || parts[i].DataType != parts[0].DataType)
            {
                throw new ValueError($"Rows of an array must be alike: row 0 is {parts[0]}, row {i} is {parts[i]}.");
            }
        }

        var whole = new HostTensor(parts[0].DataType, [parts.Length, .. parts[0].Dimensions]);
        for (int i = 0; i < parts.Length; i++)
        {
            Array.Copy(parts[i].Elements, 0, whole.Elements, i * parts[i].Count, parts[i].Count);
        }

        return whole;
    }

    private static Array Typed(System.Collections.IEnumerable items)
    {
        object[] all = [.. items.Cast<object>()];
        if (all.Length > 0 && all[0] is string)
        {
            return Array.ConvertAll(all, s => (string)s);
        }

        Array typed = HostTensor.NewArray(all.Length == 0 ? DataType.DtFloat : DataTypes.OfClr(all[0].GetType()), all.Length);
        Array.Copy(all, typed, all.Length);
        return typed;
    }
}
