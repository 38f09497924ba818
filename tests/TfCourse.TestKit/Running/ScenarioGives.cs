using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;

namespace TfCourse.TestKit;

/// <summary>Compares what a step gave with what was recorded.</summary>
internal static class ScenarioGives
{
    private static readonly GoldenTolerance Tolerance = GoldenTolerance.Within(1e-5, 1e-6);

    /// <summary>What differs; null when nothing does.</summary>
    public static string? Difference(JsonElement gives, object? result) => gives.ValueKind switch
    {
        JsonValueKind.Null => result is null || ReferenceEquals(result, NDArray.None) ? null : $"recorded is None, ours is {Text(result)}",
        JsonValueKind.Array => Items([.. gives.EnumerateArray()], result),
        JsonValueKind.Object => Described(gives, result),
        JsonValueKind.String => Same(gives.GetString(), result),
        JsonValueKind.True or JsonValueKind.False => Same(gives.GetBoolean(), result),
        _ => gives.GetDouble() == (result is IConvertible and not string ? Convert.ToDouble(result, null) : double.NaN) ? null : $"recorded is {gives.GetRawText()}, ours is {Text(result)}",
    };

    private static string? Same<T>(T recorded, object? ours) => Equals(recorded, ours) ? null : $"recorded is '{recorded}', ours is '{Text(ours)}'";

    private static string? Described(JsonElement gives, object? result)
    {
        JsonProperty first = gives.EnumerateObject().First();
        switch (first.Name)
        {
            case "tensor":
                return result is Tensor tensor
                    ? Compare(gives.GetRawText(), (first.Value.GetString(), tensor.name), (gives.Text("dtype"), Dtype(tensor.dtype))) ?? Shapes(gives, tensor.shape)
                    : $"recorded is the tensor {first.Value}, ours is {Text(result)}";
            case "operation":
                return result is Operation op ? Compare(gives.GetRawText(), (first.Value.GetString(), op.name), (gives.Text("type"), op.type))
                    : $"recorded is the operation {first.Value}, ours is {Text(result)}";
            case "variable":
                return result is IVariableV1 variable
                    ? Compare(gives.GetRawText(), (first.Value.GetString(), variable.Name), (gives.Text("dtype"), Dtype(variable.dtype)), ($"{gives.GetProperty("trainable")}", $"{variable.Trainable}")) ?? Shapes(gives, variable.shape)
                    : $"recorded is the variable {first.Value}, ours is {Text(result)}";
            case "assigned_by":
                return result is ITensorOrOperation item ? Compare(gives.GetRawText(), (gives.Text("type"), item.op.type)) : $"recorded is {gives.GetRawText()}, ours is {Text(result)}";
            case "value":
                return result is NDArray array ? Values(first.Value, array) : $"recorded are values, ours is {Text(result)}";
            case "indexed_slices":
                return result is IndexedSlices slices ? null : $"recorded are IndexedSlices, ours is {Text(result)}";
            case "named":
                return Items([.. first.Value.EnumerateObject().Select(p => p.Value)], result);
            case "dtype":
                return result is TF_DataType dtype ? Compare(gives.GetRawText(), (first.Value.GetString(), Dtype(dtype))) : $"recorded is a dtype, ours is {Text(result)}";
            case "dict":
                return Dictionary(first.Value, result);
            case "variable_scope":
                return result is VariableScope scope
                    ? Compare(gives.GetRawText(), (first.Value.GetString(), scope.name), (gives.Text("reuse").Replace("_ReuseMode.", "", StringComparison.Ordinal), $"{scope.reuse}"), (gives.Text("original_name_scope"), scope.original_name_scope))
                    : $"recorded is a variable scope, ours is {Text(result)}";
            case "object":
                return result is not null ? null : $"recorded is an object of class {first.Value}, ours is null";
            default:
                throw new MissingFunctionException($"a result given as '{first.Name}'");
        }
    }

    private static string? Dictionary(JsonElement pairs, object? result)
    {
        var recorded = pairs.EnumerateArray().Select(p => (Key: Key(p[0]), Value: p[1])).ToList();
        List<(string? Key, object? Value)> ours = result switch
        {
            Pairs p => [.. p.Items.Select(i => ($"{i.Key}", i.Value))],
            IDictionary d => [.. d.Keys.Cast<object>().Select(k => ($"{k}", d[k]))],
            _ => [],
        };
        if (recorded.Count != ours.Count)
        {
            return $"recorded are {recorded.Count} entries, ours is {Text(result)}";
        }

        return recorded.Select(r => ours.FindIndex(o => o.Key == r.Key) is >= 0 and var at ? Difference(r.Value, ours[at].Value) : $"there is no entry {r.Key}").FirstOrDefault(d => d is not null);
    }

    private static string Key(JsonElement key) => key.ValueKind == JsonValueKind.String ? key.GetString()! : key.GetRawText();

    private static string? Items(JsonElement[] gives, object? result)
    {
        object?[]? ours = result switch
        {
            Shape { IsNull: false } shape => [.. shape.dims.Cast<object?>()],
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])],
            IEnumerable many and not string => [.. many.Cast<object?>()],
            _ => null,
        };
        if (ours is null || ours.Length != gives.Length)
        {
            return $"recorded are {gives.Length} results, ours is {Text(result)}";
        }

        return gives.Select((g, i) => Difference(g, ours[i]) is { } d ? $"[{i}]: {d}" : null).FirstOrDefault(d => d is not null);
    }

    private static string? Values(JsonElement recorded, NDArray ours)
    {
        GoldenComparison comparison = GoldenCompare.Compare("", GoldenValue.Parse(recorded), GoldenHost.ToGolden(ours.Host), Tolerance);
        return comparison.Agrees ? null : comparison.Message;
    }

    private static string? Shapes(JsonElement gives, Shape ours)
    {
        GoldenShape recorded = GoldenShape.Parse(gives.GetProperty("shape"));
        return recorded.Equals(GoldenHost.ToGolden(ours)) ? null : $"recorded is {gives.GetRawText()}, ours has shape {ours}";
    }

    private static string? Compare(string recorded, params ReadOnlySpan<(string? Recorded, string? Ours)> parts)
    {
        foreach ((string? r, string? o) in parts)
        {
            if (r != o)
            {
                return $"recorded is {recorded}, ours has '{o}' in place of '{r}'";
            }
        }

        return null;
    }

    private static string Dtype(TF_DataType type) => (int)type > 100 ? type.as_base_dtype().as_numpy_name() + "_ref" : type.as_numpy_name();

    private static string Text(object? value) => value switch
    {
        null => "null",
        string s => s,
        IEnumerable many => $"[{string.Join(", ", many.Cast<object?>().Select(Text))}]",
        _ => $"{value} ({value.GetType().Name})",
    };
}
