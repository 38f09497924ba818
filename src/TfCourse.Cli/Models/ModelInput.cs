using System.Globalization;
using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.Images;

namespace TfCourse.Cli;

/// <summary>Arrays of the command line: files, nested lists, images, in the type that a signature wants.</summary>
internal static class ModelInput
{
    /// <summary>An input "name=value".</summary>
    /// <exception cref="ArgumentException">It is none, or does not fit the type.</exception>
    public static (string Name, HostTensor Value) Parse(string text, IReadOnlyDictionary<string, TensorInfo> inputs)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            throw new ArgumentException($"'{text}' is no input; write --input name=FILE.npy, name=FILE.csv or name=[[1, 2], [3, 4]].");
        }

        string name = text[..equals], value = text[(equals + 1)..];
        if (!inputs.TryGetValue(name, out TensorInfo? info))
        {
            throw new ArgumentException($"There is no input '{name}'.{NearNames.Hint(name, [.. inputs.Keys.Order(StringComparer.Ordinal)])}");
        }

        HostTensor tensor = value.EndsWith(".npy", StringComparison.OrdinalIgnoreCase) ? OfNpy(NpyReader.Read(value), info.Dtype, name)
            : value.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? OfCsv(value, info.Dtype, name)
            : OfJson(value, info.Dtype, name);
        return (name, tensor);
    }

    /// <summary>An image for an input of bytes: [1, rows, columns] or [1, rows, columns, channels].</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static HostTensor Image(string file, TensorInfo info)
    {
        Raster image = PngReader.Read(file);
        long[] shape = [.. info.TensorShape.Dim.Select(d => d.Size)];
        if (image.Height != shape[1] || image.Width != shape[2])
        {
            throw new ArgumentException($"'{file}' has {image.Height} x {image.Width} pixels; the model takes {shape[1]} x {shape[2]}. Scale the image first.");
        }

        byte[] samples = shape.Length == 3 || shape[3] == 1 ? image.ToGrey() : shape[3] == image.Channels ? image.Samples
            : throw new ArgumentException($"'{file}' has {image.Channels} channels; the model takes {shape[3]}.");
        return new HostTensor(DataType.DtUint8, [1, .. shape[1..]], samples);
    }

    public static NumericArray? ToNumeric(NDArray array) => array.dtype switch
    {
        TF_DataType.TF_FLOAT => NumericArray.Of(array.ToArray<float>(), Dims(array)),
        TF_DataType.TF_DOUBLE => NumericArray.Of(array.ToArray<double>(), Dims(array)),
        TF_DataType.TF_INT32 => NumericArray.Of(array.ToArray<int>(), Dims(array)),
        TF_DataType.TF_INT64 => NumericArray.Of(array.ToArray<long>(), Dims(array)),
        TF_DataType.TF_UINT8 => NumericArray.Of(array.ToArray<byte>(), Dims(array)),
        TF_DataType.TF_BOOL => NumericArray.Of(array.ToArray<bool>(), Dims(array)),
        TF_DataType.TF_HALF => NumericArray.Of(array.ToArray<Half>(), Dims(array)),
        _ => null,
    };

    private static int[] Dims(NDArray array) => System.Array.ConvertAll(array.dims, d => checked((int)d));

    private static HostTensor OfNpy(NumericArray array, DataType wanted, string name)
    {
        long[] shape = [.. array.Shape.Select(s => (long)s)];
        return array.Values.GetType().GetElementType() == wanted.Clr() ? new HostTensor(wanted, shape, array.Values)
            : Converted(array.Type is ElementType.Complex64 or ElementType.Complex128 ? throw Wrong(name, wanted, "complex numbers") : array.ToDouble(), shape, wanted, name);
    }

    private static HostTensor OfCsv(string file, DataType wanted, string name)
    {
        double[][] rows = [.. File.ReadLines(file).Where(l => l.Length > 0).Select((line, i) => line.Split(',').Select(cell =>
            double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
                : throw new ArgumentException(FormattableString.Invariant($"'{file}', line {i + 1}: '{cell}' is no number."))).ToArray())];
        if (rows.Length == 0 || rows.Any(r => r.Length != rows[0].Length))
        {
            throw new ArgumentException($"'{file}': rows of one length are needed.");
        }

        return Converted([.. rows.SelectMany(r => r)], [rows.Length, rows[0].Length], wanted, name);
    }

    private static HostTensor OfJson(string text, DataType wanted, string name)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(text);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"The input '{name}' is neither a .npy or .csv file nor a list: {e.Message}");
        }

        var shape = new List<long>();
        for (JsonElement e = root; e.ValueKind == JsonValueKind.Array; e = e[0])
        {
            shape.Add(e.GetArrayLength());
            if (e.GetArrayLength() == 0)
            {
                break;
            }
        }

        List<JsonElement> items = [root];
        foreach (long size in shape)
        {
            items = [.. items.SelectMany(i => i.ValueKind == JsonValueKind.Array && i.GetArrayLength() == size ? i.EnumerateArray().ToArray()
                : throw new ArgumentException($"The input '{name}' is no rectangular list: its parts have different lengths."))];
        }

        if (wanted == DataType.DtString)
        {
            return new HostTensor(wanted, [.. shape], items.Select(i => System.Text.Encoding.UTF8.GetBytes(i.ValueKind == JsonValueKind.String ? i.GetString()! : throw Wrong(name, wanted, i.ToString()))).ToArray());
        }

        if (wanted == DataType.DtInt64)
        {
            return new HostTensor(wanted, [.. shape], items.Select(i => i.ValueKind == JsonValueKind.Number && i.TryGetInt64(out long v) ? v : throw Wrong(name, wanted, i.ToString())).ToArray());
        }

        return Converted(
            [.. items.Select(i => i.ValueKind switch
            {
                JsonValueKind.Number => i.GetDouble(),
                JsonValueKind.True or JsonValueKind.False when wanted == DataType.DtBool => i.GetBoolean() ? 1 : 0,
                _ => throw Wrong(name, wanted, i.ToString()),
            })],
            [.. shape], wanted, name);
    }

    private static HostTensor Converted(double[] values, long[] shape, DataType wanted, string name)
    {
        double? bad = wanted.IsFloating() ? null : values.Cast<double?>().FirstOrDefault(v => v != Math.Truncate(v!.Value));
        if (bad is { } fraction)
        {
            throw Wrong(name, wanted, fraction.ToString(CultureInfo.InvariantCulture));
        }

        try
        {
            System.Array elements = wanted switch
            {
                DataType.DtFloat => System.Array.ConvertAll(values, v => (float)v),
                DataType.DtDouble => values,
                DataType.DtHalf => System.Array.ConvertAll(values, v => (Half)v),
                DataType.DtInt32 => System.Array.ConvertAll(values, v => checked((int)v)),
                DataType.DtInt64 => System.Array.ConvertAll(values, v => checked((long)v)),
                DataType.DtUint8 => System.Array.ConvertAll(values, v => checked((byte)v)),
                DataType.DtInt8 => System.Array.ConvertAll(values, v => checked((sbyte)v)),
                DataType.DtInt16 => System.Array.ConvertAll(values, v => checked((short)v)),
                DataType.DtBool => System.Array.ConvertAll(values, v => v != 0),
                _ => throw Wrong(name, wanted, "numbers"),
            };
            return new HostTensor(wanted, shape, elements);
        }
        catch (OverflowException)
        {
            throw Wrong(name, wanted, "a number out of range");
        }
    }

    private static ArgumentException Wrong(string name, DataType wanted, string found) => new($"The input '{name}' is of type {wanted.PythonName()}; {found} does not fit.");
}
