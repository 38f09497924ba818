using System.Text.Json;

namespace TfCourse.TestKit;

internal static class RegistryFile
{
    public static IEnumerable<T> Read<T>(GoldenStore store, string name, Func<JsonElement, T> read)
        => store.ReadJson($"registry/{name}.json").Elements().Select(line => line.Read(entry => read(entry.Raw)));
}
