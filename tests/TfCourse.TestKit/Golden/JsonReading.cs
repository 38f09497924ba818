using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>Short forms of what readers of recorded JSON ask for again and again.</summary>
internal static class JsonReading
{
    extension(JsonElement element)
    {
        public JsonElement? Optional(string name)
            => element.TryGetProperty(name, out JsonElement value) && value.ValueKind is not JsonValueKind.Null ? value : null;

        public string Text(string name) => element.GetProperty(name).GetString()
            ?? throw new FormatException($"'{name}' is null, a text is needed.");

        public string? OptionalText(string name) => element.Optional(name)?.GetString();

        public int? OptionalInt(string name) => element.Optional(name)?.GetInt32();

        public bool Flag(string name) => element.Optional(name)?.GetBoolean() ?? false;

        public List<T> Items<T>(string name, Func<JsonElement, T> read)
            => element.Optional(name) is { } items ? items.Items(read) : [];

        public List<T>? OptionalItems<T>(string name, Func<JsonElement, T> read)
            => element.Optional(name)?.Items(read);

        public List<T> Items<T>(Func<JsonElement, T> read) => [.. element.EnumerateArray().Select(read)];

        public List<string> Texts(string name) => element.Items(name, item => item.GetString()!);

        /// <summary>The members in recorded order; an absent object has none.</summary>
        public OrderedDictionary<string, T> Members<T>(string name, Func<JsonElement, T> read)
        {
            OrderedDictionary<string, T> members = [];
            foreach (JsonProperty member in element.Optional(name)?.EnumerateObject() ?? default)
                members.Add(member.Name, read(member.Value));
            return members;
        }
    }
}
