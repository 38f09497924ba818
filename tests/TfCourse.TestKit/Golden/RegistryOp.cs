using System.Text.Json;
using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>What TensorFlow declares of an op (registry/opdefs.json).</summary>
public sealed class RegistryOp
{
    private RegistryOp(JsonElement raw)
    {
        Raw = raw;
        Name = raw.Text("op");
        Inputs = raw.Items("inputs", RegistryArg.Read);
        Outputs = raw.Items("outputs", RegistryArg.Read);
        Attrs = raw.Items("attrs", RegistryAttr.Read);
        IsStateful = raw.Flag("is_stateful");
        IsCommutative = raw.Flag("is_commutative");
        IsAggregate = raw.Flag("is_aggregate");
        AllowsUninitializedInput = raw.Flag("allows_uninitialized_input");
        DeprecatedSince = raw.Optional("deprecation")?.GetProperty("version").GetInt32();
        DeprecationText = raw.Optional("deprecation")?.OptionalText("explanation");
    }

    /// <summary>The op's name.</summary>
    public string Name { get; }

    /// <summary>Inputs, in order.</summary>
    public IReadOnlyList<RegistryArg> Inputs { get; }

    /// <summary>Outputs, in order.</summary>
    public IReadOnlyList<RegistryArg> Outputs { get; }

    /// <summary>Attributes, in order.</summary>
    public IReadOnlyList<RegistryAttr> Attrs { get; }

    /// <summary>Has a state or side effect.</summary>
    public bool IsStateful { get; }

    /// <summary>Its inputs may change places.</summary>
    public bool IsCommutative { get; }

    /// <summary>It adds up any number of inputs.</summary>
    public bool IsAggregate { get; }

    /// <summary>Takes references to variables without a value.</summary>
    public bool AllowsUninitializedInput { get; }

    /// <summary>The graph version from which on it is deprecated.</summary>
    public int? DeprecatedSince { get; }

    /// <summary>What to use instead.</summary>
    public string? DeprecationText { get; }

    /// <summary>The recorded JSON.</summary>
    public JsonElement Raw { get; }

    /// <summary>All declared ops.</summary>
    public static IEnumerable<RegistryOp> ReadAll(GoldenStore store) => RegistryFile.Read(store, "opdefs", raw => new RegistryOp(raw));
}

/// <summary>An input or output: one tensor, a list of equal type (<see cref="NumberAttr"/>), or a list of mixed types.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its fixed type; null when an attribute says it.</param>
/// <param name="TypeAttr">The attribute that holds its type.</param>
/// <param name="NumberAttr">The attribute that holds how many tensors it is.</param>
/// <param name="TypeListAttr">The attribute that holds the types of its tensors.</param>
/// <param name="IsRef">A reference to a variable.</param>
public sealed record RegistryArg(string Name, DataType? Type, string? TypeAttr, string? NumberAttr, string? TypeListAttr, bool IsRef)
{
    internal static RegistryArg Read(JsonElement raw) => new(
        raw.Text("name"), raw.OptionalText("type") is { } type ? GoldenDtypes.ParseProto(type) : null, raw.OptionalText("type_attr"),
        raw.OptionalText("number_attr"), raw.OptionalText("type_list_attr"), raw.Flag("is_ref"));
}

/// <summary>An attribute of an op.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type: int, float, bool, string, type, shape, tensor, func, or list(...) of one.</param>
/// <param name="Default">Its default; null when it must be given.</param>
/// <param name="Allowed">Allowed values, types as DT_FLOAT; null when not restricted.</param>
/// <param name="Minimum">Smallest int, or shortest list; null when not restricted.</param>
public sealed record RegistryAttr(string Name, string Type, AttrValue? Default, IReadOnlyList<string>? Allowed, long? Minimum)
{
    internal static RegistryAttr Read(JsonElement raw) => new(
        raw.Text("name"), raw.Text("type"), raw.Optional("default") is { } value ? GoldenAttr.Parse(value) : null,
        raw.OptionalItems("allowed", item => item.GetString()!), raw.Optional("minimum")?.GetInt64());
}
