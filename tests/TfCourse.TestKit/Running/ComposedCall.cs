using System.Text.Json;
using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>The arguments of a recorded call of a Python-level function, by parameter name.</summary>
/// <param name="c">The case.</param>
/// <param name="inputs">Its tensor arguments, in order.</param>
public sealed class ComposedCall(ComposedCase c, Tensor[] inputs)
{
    /// <summary>How many tensors were passed.</summary>
    public int Count => inputs.Length;

    /// <summary>A tensor argument by its place.</summary>
    public Tensor this[int index] => inputs[index];

    /// <summary>Whether the parameter was given.</summary>
    public bool Has(string parameter) => c.InputNames.Contains(parameter) || c.Kwargs.ContainsKey(parameter);

    /// <summary>The items of a list parameter.</summary>
    public Tensor[] List(string parameter) => [.. inputs.Where((_, i) => c.InputNames[i].StartsWith(parameter + "[", StringComparison.Ordinal))];

    /// <summary>An argument as a tensor: one of the inputs, or a literal.</summary>
    public Tensor Tensor(string parameter)
    {
        for (int i = 0; i < c.InputNames.Count; i++)
        {
            if (c.InputNames[i] == parameter)
            {
                return inputs[i];
            }
        }

        JsonElement literal = c.Kwargs[parameter];
        return literal.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => literal.GetBoolean(),
            JsonValueKind.String => literal.GetString() switch
            {
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                "NaN" => double.NaN,
                var text => text!,
            },
            _ when literal.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0 => literal.GetInt32(),
            _ => literal.GetDouble(),
        };
    }

    /// <summary>The integers of a literal argument: one number or a list; null when it was not given.</summary>
    public int[]? Integers(string parameter)
        => !c.Kwargs.TryGetValue(parameter, out JsonElement literal) || literal.ValueKind == JsonValueKind.Null ? null
            : literal.ValueKind == JsonValueKind.Array ? [.. literal.EnumerateArray().Select(e => e.GetInt32())]
            : [literal.GetInt32()];
}
