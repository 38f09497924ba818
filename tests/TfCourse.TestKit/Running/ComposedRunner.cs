using System.Runtime.CompilerServices;
using System.Text.Json;
using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>Calls a function of tf as a recorded case says, and judges what it gives.</summary>
public static class ComposedRunner
{
    /// <summary>Whether the function exists here.</summary>
    public static bool CanRun(ComposedCase c) => ComposedForms.Contains(c.Api) || ScenarioCalls.Find(Function(c)) is { Methods.Length: > 0 };

    /// <summary>Runs a case.</summary>
    /// <returns>What differs from the recording; null when nothing does.</returns>
    public static string? Run(ComposedCase c)
        => OpRunner.Run(c, inputs => ComposedForms.Call(c.Api, inputs) ?? Flatten(Call(c, inputs)));

    private static object? Call(ComposedCase c, Tensor[] inputs)
    {
        var positional = new List<object?>();
        var named = new OrderedDictionary<string, object?>();
        if (c.InputNames.Count > 0 && c.Api != "tf.einsum")
        {
            foreach ((string name, Tensor input) in c.InputNames.Zip(inputs))
            {
                int bracket = name.IndexOf('[', StringComparison.Ordinal);
                if (bracket < 0)
                {
                    named.Add(name, input);
                    continue;
                }

                named.TryAdd(name[..bracket], new List<object?>());
                ((List<object?>)named[name[..bracket]]!).Add(input);
            }
        }
        else
        {
            positional.AddRange(Arranged(c, inputs));
        }

        foreach ((string name, JsonElement value) in c.Kwargs)
        {
            object? argument = Argument(value);
            switch (name)
            {
                case "args": positional.AddRange((List<object?>)argument!); break;
                case "equation": positional.Insert(0, argument); break;
                default: named.Add(name, argument); break;
            }
        }

        return ScenarioCalls.Call(Function(c), positional, named);
    }

    // The tensors in the order of the api's text; those that the case leaves out are None, those in brackets one list.
    private static List<object?> Arranged(ComposedCase c, Tensor[] inputs)
    {
        List<object?> arranged = [.. inputs];
        if (c.Api.Contains("([p0, p1]", StringComparison.Ordinal))
        {
            return [new List<object?> { inputs[0], inputs[1] }, inputs[2]];
        }

        if (c.Api.StartsWith("tf.nn.batch_normalization", StringComparison.Ordinal) && inputs.Length < 5)
        {
            if (c.Id.Contains("no offset", StringComparison.Ordinal) || inputs.Length == 3)
            {
                arranged.Insert(3, null);
            }

            if (arranged.Count < 5)
            {
                arranged.Add(null);
            }
        }

        if (c.Api.EndsWith("embedding_lookup", StringComparison.Ordinal) && inputs.Length == 3)
        {
            return [new List<object?> { inputs[0], inputs[1] }, inputs[2]];
        }

        return arranged;
    }

    // Our tf has TensorFlow 1's names; where version 2 means something else by a name, it is another function here.
    private static string Function(ComposedCase c)
    {
        string name = c.Api.Split('(')[0];
        return name switch
        {
            "tf.nn.softmax_cross_entropy_with_logits" => "nn.softmax_cross_entropy_with_logits_v2",
            _ => name.Replace("tf.compat.v1.", "", StringComparison.Ordinal).Replace("tf.", "", StringComparison.Ordinal),
        };
    }

    private static object? Argument(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { } text
        ? text.StartsWith("dtype:", StringComparison.Ordinal) ? (TF_DataType)GoldenDtypes.Parse(text[6..])
            : text is "Infinity" ? double.PositiveInfinity : text is "-Infinity" ? double.NegativeInfinity : text is "NaN" ? double.NaN : text
        : ScenarioArguments.Decode(value, name => throw new FormatException($"a composed case has no results to refer to: {name}"));

    private static Tensor[] Flatten(object? result) => result switch
    {
        Tensor tensor => [tensor],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).SelectMany(i => Flatten(tuple[i]))],
        System.Collections.IEnumerable many => [.. many.Cast<object?>().SelectMany(Flatten)],
        _ => throw new InvalidOperationException($"a function gave {result?.GetType().Name ?? "null"}, not tensors"),
    };
}
