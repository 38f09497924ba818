using System.Text.Json;
using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>The dtypes with a CPU kernel (registry/kernels.json).</summary>
public sealed class RegistryKernel
{
    private RegistryKernel(JsonElement raw)
    {
        Raw = raw;
        Op = raw.Text("op");
        HasCpu = raw.Flag("cpu");
        Types = raw.Members("types", ReadTypes);
        Any = raw.Texts("any");
        Combinations = raw.OptionalItems("combinations", IReadOnlyDictionary<string, DataType> (combination)
            => combination.EnumerateObject().ToDictionary(
                pair => pair.Name, pair => GoldenDtypes.ParseProto(pair.Value.GetString()!), StringComparer.Ordinal));
    }

    /// <summary>The op's name.</summary>
    public string Op { get; }

    /// <summary>Whether there is any CPU kernel.</summary>
    public bool HasCpu { get; }

    /// <summary>Type attribute to the dtypes of its kernels, without those that DataType lacks; empty with <see cref="HasCpu"/>: nothing is restricted.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DataType>> Types { get; }

    /// <summary>Attributes some kernel leaves free: <see cref="Types"/> is not exhaustive for them.</summary>
    public IReadOnlyList<string> Any { get; }

    /// <summary>The combinations that exist; null when all do.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, DataType>>? Combinations { get; }

    /// <summary>The recorded JSON.</summary>
    public JsonElement Raw { get; }

    /// <summary>All ops.</summary>
    public static IEnumerable<RegistryKernel> ReadAll(GoldenStore store)
        => RegistryFile.Read(store, "kernels", raw => new RegistryKernel(raw));

    private static IReadOnlyList<DataType> ReadTypes(JsonElement types)
        => [.. types.EnumerateArray()
            .Select(type => GoldenDtypes.TryParseProto(type.GetString()!, out DataType known) ? known : DataType.DtInvalid)
            .Where(type => type is not DataType.DtInvalid)];
}
