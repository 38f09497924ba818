using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>One recorded JSON value and where it stands.</summary>
/// <param name="Path">The part path, as "ops/math/MatMul.jsonl".</param>
/// <param name="Number">The line, from 1; the place in the array of a file that is one array, from 1; 0 for a whole file.</param>
/// <param name="Raw">The value.</param>
public sealed record GoldenLine(string Path, int Number, JsonElement Raw)
{
    // Recorded programs nest blocks in blocks; the reader's own limit of 64 is near.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    /// <summary>Its "id", or file and line when it has none.</summary>
    public string Id => Raw.ValueKind is JsonValueKind.Object && Raw.TryGetProperty("id", out JsonElement id)
        ? id.GetString()!
        : $"{Path}:{Number}";

    /// <summary>Parses UTF-8 JSON; a failure names file and line.</summary>
    /// <exception cref="FormatException">The bytes are not one JSON value.</exception>
    public static GoldenLine Parse(string path, int number, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return new GoldenLine(path, number, JsonElement.Parse(utf8.Span, Options));
        }
        catch (JsonException error)
        {
            throw new FormatException($"{path}, line {number}: not JSON: {error.Message}", error);
        }
    }

    /// <summary>The elements of a file that is one JSON array.</summary>
    public IEnumerable<GoldenLine> Elements()
        => Raw.EnumerateArray().Select((element, i) => new GoldenLine(Path, i + 1, element));

    /// <summary>Reads this value into a typed record; a failure names file, line and id.</summary>
    /// <exception cref="FormatException">The value has not the form that the record expects.</exception>
    internal T Read<T>(Func<GoldenLine, T> reader)
    {
        try
        {
            return reader(this);
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or KeyNotFoundException
            or OverflowException or ArgumentException or Google.Protobuf.InvalidProtocolBufferException
            or Google.Protobuf.InvalidJsonException)
        {
            throw new FormatException($"{Path}, line {Number} ('{Id}'): not a {typeof(T).Name}: {error.Message}", error);
        }
    }
}
