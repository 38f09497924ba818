using System.Collections;
using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;

namespace TfCourse.TestKit;

/// <summary>A recorded value that no C# type of a parameter can hold: what Python refuses at run time, the compiler refuses here.</summary>
public sealed class InexpressibleException(string message) : Exception(message);

/// <summary>The pairs of a recorded dictionary, in order.</summary>
internal sealed record Pairs(IReadOnlyList<(object? Key, object? Value)> Items);

/// <summary>A recorded float.</summary>
/// <param name="Value">The number.</param>
/// <param name="Single">Whether it is a float32 where a tensor is wanted; else it has the digits of the tensor beside it.</param>
internal sealed record Number(double Value, bool Single);

/// <summary>Recorded arguments as plain values: null, bool, int, long, float, string, byte[], dtypes, NDArrays, lists, pairs and earlier results.</summary>
internal static class ScenarioArguments
{
    /// <summary>Decodes a recorded argument.</summary>
    /// <param name="json">The argument.</param>
    /// <param name="result">Earlier results by reference.</param>
    public static object? Decode(JsonElement json, Func<string, object?> result) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => Number(json),
        JsonValueKind.Array => json.EnumerateArray().Select(item => Decode(item, result)).ToList(),
        _ => Special(json, result),
    };

    private static object Number(JsonElement json)
    {
        string text = json.GetRawText();
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0)
        {
            return json.GetDouble();
        }

        return json.TryGetInt32(out int small) ? (object)small : json.TryGetInt64(out long large) ? large : throw new InexpressibleException($"the integer {text}");
    }

    private static object? Special(JsonElement json, Func<string, object?> result)
    {
        JsonProperty first = json.EnumerateObject().First();
        return first.Name switch
        {
            "ref" => result(first.Value.GetString()!),
            "dtype" => (TF_DataType)GoldenDtypes.Parse(first.Value.GetString()!),
            "value" => new NDArray(GoldenHost.ToHost((GoldenTensor)GoldenValue.Parse(first.Value)!)),
            "tuple" => first.Value.EnumerateArray().Select(item => Decode(item, result)).ToList(),
            "constant" when first.Value.GetString() == "AUTO_REUSE" => ReuseMode.AUTO_REUSE,
            "slice" => ScenarioSlices.Parse(first.Value.GetString()!),
            "bytes" => first.Value.GetBytesFromBase64(),
            "graph_def" => GraphDef.Parser.ParseFrom(first.Value.GetBytesFromBase64()),
            "message" when first.Value.GetString() == "RunOptions" => RunOptions.Parser.ParseJson(json.GetProperty("fields").GetRawText()),
            "dict" => new Pairs([.. first.Value.EnumerateArray().Select(p => (Decode(p[0], result), Decode(p[1], result)))]),
            _ => throw new InexpressibleException($"an argument given as '{first.Name}'"),
        };
    }

    /// <summary>Brings a plain value into the type of a parameter.</summary>
    /// <returns>Whether the type can hold it; a smaller <paramref name="cost"/> is a closer fit.</returns>
    public static bool TryConvert(object? value, Type type, out object? converted, out int cost)
    {
        cost = 0;
        converted = value;
        Type target = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null)
        {
            return !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        }

        if (value is Number number)
        {
            cost = target == typeof(Tensor) ? 1 : 0;
            converted = target == typeof(Tensor) ? (object)(number.Single ? (Tensor)(float)number.Value : number.Value)
                : target == typeof(float) ? (float)number.Value
                : target == typeof(object) && number.Single ? (float)number.Value
                : target == typeof(double) || target == typeof(object) ? number.Value : null;
            return converted is not null;
        }

        if (target == typeof(object))
        {
            converted = Natural(value);
            cost = 4;
            return true;
        }

        if (target.IsInstanceOfType(value) && value is not IList)
        {
            return true;
        }

        return Scalar(value, target, ref converted, ref cost) || Structured(value, target, ref converted, ref cost);
    }

    /// <summary>A plain value as a C# programmer would write it: arrays for lists, float for Python's float.</summary>
    public static object Natural(object value) => value switch
    {
        double d => (float)d,
        List<object?> list when list.Count > 0 && Deep(list).All(i => i is int or long or double or bool or string)
            => Literals.Of(Plain(list)) is { DataType: DataType.DtDouble } doubles ? Literals.Convert(doubles, TF_DataType.TF_FLOAT) : Literals.Of(Plain(list)),
        List<object?> { Count: 0 } => new HostTensor(DataType.DtFloat, [0]),
        _ => value,
    };

    private static bool Scalar(object value, Type target, ref object? converted, ref int cost)
    {
        switch (value)
        {
            case bool reuse when target == typeof(ReuseMode):
                converted = (ReuseMode)reuse;
                return true;
            case int or long when target == typeof(int) || target == typeof(long):
                converted = target == typeof(int) && value is int ? value : target == typeof(long) ? System.Convert.ToInt64(value, null) : null;
                return converted is not null;
            case int or long when target == typeof(float) || target == typeof(double):
                converted = target == typeof(float) ? System.Convert.ToSingle(value, null) : System.Convert.ToDouble(value, null);
                cost = 2;
                return true;
            case double d when target == typeof(float) || target == typeof(double):
                converted = target == typeof(float) ? (float)d : d;
                return true;
            case string s when target.IsEnum && Enum.TryParse(target, s, true, out object? parsed):
                converted = parsed;
                return true;
            case NDArray { ndim: 0 } a when target.IsPrimitive:
                return TryConvert(a.Host.Elements.GetValue(0) switch { float f => (double)f, var v => v }, target, out converted, out cost);
            default:
                return false;
        }
    }

    private static bool Structured(object value, Type target, ref object? converted, ref int cost)
    {
        if (target == typeof(Tensor))
        {
            cost = value is Tensor ? 0 : 3;
            return TryTensor(value, out converted);
        }

        if (target == typeof(IVariableV1) || target == typeof(ITensorOrOperation))
        {
            return target.IsInstanceOfType(value);
        }

        if (target == typeof(Shape))
        {
            cost = 1;
            return TryShape(value, out converted);
        }

        if (target == typeof(Axis))
        {
            cost = 1;
            converted = value switch
            {
                int i => (Axis?)i,
                List<object?> list when list.All(i => i is int) => (Axis?)list.Cast<int>().ToArray(),
                _ => null,
            };
            return converted is not null;
        }

        if (value is Pairs pairs)
        {
            converted = target == typeof(Dictionary<string, string>) ? pairs.Items.ToDictionary(p => (string)p.Key!, p => (string)p.Value!) : null;
            return converted is not null;
        }

        Type? element = target.IsArray ? target.GetElementType()
            : target.IsGenericType && target.GetGenericTypeDefinition() is var open && (open == typeof(List<>) || open == typeof(IEnumerable<>) || open == typeof(IReadOnlyList<>))
                ? target.GetGenericArguments()[0] : null;
        if (element is null || value is not IList items)
        {
            return false;
        }

        var array = Array.CreateInstance(element, items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            if (!TryConvert(items[i], element, out object? item, out int itemCost))
            {
                return false;
            }

            cost = Math.Max(cost, itemCost);
            array.SetValue(item, i);
        }

        converted = target.IsGenericType && target.GetGenericTypeDefinition() == typeof(List<>) ? Activator.CreateInstance(target, array) : array;
        return true;
    }

    /// <summary>A value where a tensor is wanted.</summary>
    public static Tensor AsTensor(object? value) => TryTensor(value, out object? tensor) ? (Tensor)tensor! : throw new InexpressibleException($"{value ?? "null"} where a tensor is wanted");

    private static bool TryTensor(object? value, out object? tensor)
    {
        tensor = value switch
        {
            Tensor t => t,
            IVariableV1 v => v.AsTensor(),
            double d => (Tensor)(float)d,
            int i => (Tensor)i,
            long l => (Tensor)l,
            bool b => (Tensor)b,
            string s => new Literal(Literals.Of(s)),
            byte[] b => new Literal(HostTensor.Scalar(b)),
            NDArray a => (Tensor)a,
            Shape s => new Literal(Literals.Of(s)),
            List<object?> { Count: > 0 } list when list.TrueForAll(i => i is Number) => list.Exists(i => ((Number)i!).Single)
                ? (Tensor)list.ConvertAll(i => (float)((Number)i!).Value).ToArray() : list.ConvertAll(i => ((Number)i!).Value).ToArray(),
            List<object?> list when Deep(list).All(i => i is int or long or double or bool or string) => new Literal((HostTensor)Natural(list)),
            _ => null,
        };
        return tensor is not null;
    }

    private static bool TryShape(object value, out object? shape)
    {
        shape = value switch
        {
            List<object?> list when list.All(i => i is null or int or long) => new Shape([.. list.Select(i => i is null ? -1 : System.Convert.ToInt64(i, null))]),
            int i => new Shape(i),
            _ => null,
        };
        return shape is not null;
    }

    private static IEnumerable<object?> Deep(IList list) => list.Cast<object?>().SelectMany(i => i is IList inner and not Array ? Deep(inner) : [i]);

    private static object Plain(IList list)
    {
        bool nested = list.Count > 0 && list[0] is IList;
        if (nested)
        {
            object[] rows = [.. list.Cast<object>().Select(i => i is IList inner ? Plain(inner) : throw new ValueError("setting an array element with a sequence: the rows differ"))];
            var typed = Array.CreateInstance(Array.TrueForAll(rows, r => r.GetType() == rows[0].GetType()) ? rows[0].GetType() : typeof(object), rows.Length);
            Array.Copy(rows, typed, rows.Length);
            return typed;
        }

        object?[] items = [.. list.Cast<object?>()];
        return items.Any(i => i is double) ? Array.ConvertAll(items, i => System.Convert.ToDouble(i, null))
            : items.Any(i => i is long) ? Array.ConvertAll(items, i => System.Convert.ToInt64(i, null))
            : items.All(i => i is int) && items.Length > 0 ? Array.ConvertAll(items, i => (int)i!)
            : items.All(i => i is bool) && items.Length > 0 ? Array.ConvertAll(items, i => (bool)i!)
            : items.All(i => i is string) && items.Length > 0 ? Array.ConvertAll(items, i => (string)i!)
            : items.Length == 0 ? Array.Empty<double>() : throw new TypeError("Failed to convert elements of a list to a tensor: they have no common type");
    }
}
