using System.Runtime.CompilerServices;
using System.Text.Json;
using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>
/// Calls what a composed case records (a function of tf by its dotted name, an operator, an expression) by reflection on our surface, so that a case
/// of any function runs without a row of code; one that is not there is said by its name.
/// </summary>
public static class ComposedRunner
{
    // Functions of TensorFlow 2 that stand under another name beside TensorFlow 1's.
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["tf.nn.softmax_cross_entropy_with_logits"] = "nn.softmax_cross_entropy_with_logits_v2",
        ["tf.compat.v1.where"] = "compat.v1.where",
    };

    /// <summary>Runs a case.</summary>
    /// <returns>What differs from the recording; null when nothing does.</returns>
    public static string? Run(ComposedCase c)
    {
        try
        {
            return OpRunner.Run(c, inputs => Flat(Call(c, inputs)));
        }
        catch (MissingFunctionException e)
        {
            return c.Error?.Class is "TypeError" or "ValueError" && e.Message.Contains('(', StringComparison.Ordinal) ? null : $"there is no {e.Message}";
        }
        catch (InexpressibleException e)
        {
            // The compiler refuses what Python refuses at run time.
            return c.Error?.Class is "TypeError" or "ValueError" ? null : $"no call in C# stands for the recorded one: {e.Message}";
        }
    }

    private static object? Call(ComposedCase c, Tensor[] inputs)
    {
        string api = c.Api;
        if (api.StartsWith("operator ", StringComparison.Ordinal))
        {
            return ScenarioOperators.Apply(api["operator ".Length..], [.. inputs]);
        }

        // A float that no tensor gives a type is a float32, as in Python; beside one it has all its digits.
        bool alone = inputs.Length == 0;
        var named = new OrderedDictionary<string, object?>();
        List<object?> args = [];
        foreach ((string name, JsonElement value) in c.Kwargs)
        {
            object? decoded = Decode(value, alone);
            if (name == "args")
            {
                args = (List<object?>)decoded!;
            }
            else
            {
                named.Add(name, decoded);
            }
        }

        switch (api)
        {
            case "tf.einsum":
                return ByName(api, [named["equation"], .. inputs], [], null);
            case "tf.math.polyval":
                // A list without items is not among the inputs.
                named.TryAdd("coeffs", new List<object?>(inputs.Where((_, i) => c.InputNames[i].StartsWith("coeffs[", StringComparison.Ordinal))));
                return ByName(api, [named["coeffs"], inputs[^1]], [], null);
            case "tf.nn.batch_normalization":
                return ByName(api, [.. inputs[..3], .. c.Id.Contains("no offset", StringComparison.Ordinal) ? [null, inputs[3]] : new List<object?> { inputs[3], null }], named, null);
        }

        int open = api.IndexOf('(', StringComparison.Ordinal);
        if (api.StartsWith("expression ", StringComparison.Ordinal))
        {
            return Expression(api["expression ".Length..], c, inputs, named);
        }

        if (open >= 0 && IsSignature(api[(open + 1)..^1]))
        {
            string[] names = [.. api[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries).Where(n => !named.ContainsKey(n))];
            return ByName(api[..open], [.. inputs], named, names);
        }

        return open >= 0 ? Expression(api, c, inputs, named)
            : c.InputNames.Count > 0 ? ByName(api, args, WithInputs(c, inputs, named), null)
            : ByName(api, [.. args, .. InOrder(c, inputs)], named, NotNamed(c));
    }

    // tf.f(labels, predictions or logits, weights): words alone say which arguments there are.
    private static bool IsSignature(string arguments) => !arguments.AsSpan().ContainsAny('(', '[', '>') && arguments.All(ch => char.IsAsciiLetterOrDigit(ch) || ch is '_' or ',' or ' ');

    private static object? Expression(string text, ComposedCase c, Tensor[] inputs, OrderedDictionary<string, object?> named)
    {
        var names = new List<string>(c.InputNames);
        object? Value(string name)
        {
            if (named.TryGetValue(name, out object? literal))
            {
                return literal;
            }

            // Without names the tensors come in the order in which they are written.
            if (c.InputNames.Count == 0 && !names.Contains(name))
            {
                names.Add(name);
            }

            return names.IndexOf(name) is >= 0 and var at && at < inputs.Length ? inputs[at] : throw new FormatException($"{c.Id}: there is no '{name}'");
        }

        return ComposedExpression.Evaluate(text, Value, (function, args, more) => ByName(function, args, more, null));
    }

    // The tensors under the names of their parameters; p[0], p[1] are the items of a list.
    private static OrderedDictionary<string, object?> WithInputs(ComposedCase c, Tensor[] inputs, OrderedDictionary<string, object?> named)
    {
        var all = new OrderedDictionary<string, object?>();
        for (int i = 0; i < inputs.Length; i++)
        {
            string name = c.InputNames[i];
            if (name.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket)
            {
                string list = name[..bracket];
                if (!all.TryGetValue(list, out object? items))
                {
                    all.Add(list, items = new List<object?>());
                }

                ((List<object?>)items!).Add(inputs[i]);
            }
            else
            {
                all.Add(name, inputs[i]);
            }
        }

        foreach ((string name, object? value) in named)
        {
            all.Add(name, value);
        }

        return all;
    }

    // Of labels and logits the recording has the logits first.
    private static Tensor[] InOrder(ComposedCase c, Tensor[] inputs)
        => c.Api.EndsWith("sparse_softmax_cross_entropy_with_logits", StringComparison.Ordinal) ? [.. inputs.Reverse()] : inputs;

    // The parameters that the call does not name, in order.
    private static string[] NotNamed(ComposedCase c) => [.. (PythonSignatures.Of(Path(c.Api), v2: !IsV1(c.Api)) ?? []).Where(p => !c.Kwargs.ContainsKey(p))];

    private static bool IsV1(string api) => api.StartsWith("tf.compat.v1.", StringComparison.Ordinal);

    private static string Path(string api) => IsV1(api) ? api["tf.compat.v1.".Length..] : api.StartsWith("tf.", StringComparison.Ordinal) ? api["tf.".Length..] : api;

    private static object? ByName(string api, List<object?> args, OrderedDictionary<string, object?> named, string[]? order)
    {
        string path = Path(api);
        string[]? parameters = order ?? PythonSignatures.Of(path, v2: !IsV1(api));
        if (path == "nn.embedding_lookup" && !IsV1(api))
        {
            named.TryAdd("partition_strategy", "div");
        }

        return ScenarioForms.Call(Renamed.GetValueOrDefault(api) ?? path, args, named, parameters);
    }

    private static object? Decode(JsonElement json, bool alone) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(e => Decode(e, alone)).ToList(),
        JsonValueKind.String => json.GetString() switch
        {
            "Infinity" => new Number(double.PositiveInfinity, alone),
            "-Infinity" => new Number(double.NegativeInfinity, alone),
            "NaN" => new Number(double.NaN, alone),
            ['d', 't', 'y', 'p', 'e', ':', .. var type] => (TF_DataType)GoldenDtypes.Parse(type),
            var text => text,
        },
        _ when json.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') >= 0 => new Number(json.GetDouble(), alone),
        _ => json.TryGetInt32(out int small) ? (object)small : json.GetInt64(),
    };

    private static Tensor[] Flat(object? result) => result switch
    {
        IndexedSlices slices => [slices.values, slices.indices],
        Tensor tensor => [tensor],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).SelectMany(i => Flat(tuple[i]))],
        System.Collections.IEnumerable many => [.. many.Cast<object?>().SelectMany(Flat)],
        _ => throw new MissingFunctionException($"result of tensors: {result ?? "null"}"),
    };
}
