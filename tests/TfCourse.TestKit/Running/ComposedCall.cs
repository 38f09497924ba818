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

        return Literal(c.Kwargs[parameter]);
    }

    /// <summary>The items of a literal list as tensors, floats as float32.</summary>
    public Tensor[] Tensors(string parameter) => Array.ConvertAll(Items(parameter) ?? [], e => Single(Literal(e), e));

    /// <summary>An argument that no other gives a type: a literal with a point is a float32, as it is alone in Python.</summary>
    public Tensor Alone(string parameter)
        => !c.InputNames.Contains(parameter) && Literal(c.Kwargs[parameter]) is { } literal ? Single(literal, c.Kwargs[parameter]) : Tensor(parameter);

    private static Tensor Single(Tensor literal, JsonElement text) => literal.dtype == TF_DataType.TF_DOUBLE ? (float)text.GetDouble() : literal;

    /// <summary>A literal number.</summary>
    public double Number(string parameter) => Text(parameter) is "Infinity" ? double.PositiveInfinity : c.Kwargs[parameter].GetDouble();

    private static Tensor Literal(JsonElement literal) => literal.ValueKind switch
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

    /// <summary>The integers of a literal argument: one number or a list; null when it was not given.</summary>
    public int[]? Integers(string parameter)
        => !c.Kwargs.TryGetValue(parameter, out JsonElement literal) || literal.ValueKind == JsonValueKind.Null ? null
            : literal.ValueKind == JsonValueKind.Array ? [.. literal.EnumerateArray().Select(e => e.GetInt32())]
            : [literal.GetInt32()];

    /// <summary>The axes of a literal argument, one number apart from a list of one; null when they were not given.</summary>
    public Axis? Axis(string parameter) => Integers(parameter) is not { } axes ? null
        : c.Kwargs[parameter].ValueKind == JsonValueKind.Array ? axes : axes[0];

    /// <summary>A literal argument that is true or false; false when it was not given.</summary>
    public bool Flag(string parameter) => c.Kwargs.TryGetValue(parameter, out JsonElement literal) && literal.ValueKind == JsonValueKind.True;

    /// <summary>A literal argument as text; null when it was not given.</summary>
    public string? Text(string parameter) => c.Kwargs.TryGetValue(parameter, out JsonElement literal) && literal.ValueKind == JsonValueKind.String ? literal.GetString() : null;

    /// <summary>A literal dtype, or the one given here when there is none.</summary>
    public TF_DataType Type(string parameter, TF_DataType otherwise)
        => Text(parameter) is { } text ? (TF_DataType)GoldenDtypes.Parse(text["dtype:".Length..]) : otherwise;

    /// <summary>A tensor argument, or null when it was not given.</summary>
    public Tensor? Optional(string parameter) => Has(parameter) ? Tensor(parameter) : null;

    /// <summary>The items of a literal list, as they are written; null when it is no list.</summary>
    public JsonElement[]? Items(string parameter)
        => c.Kwargs.TryGetValue(parameter, out JsonElement literal) && literal.ValueKind == JsonValueKind.Array ? [.. literal.EnumerateArray()] : null;
}
