using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>One recorded case: where it stands, its name and the JSON it was read from.</summary>
public abstract class GoldenCase
{
    private protected GoldenCase(GoldenLine line)
    {
        Line = line;
        Id = line.Id;
        Note = line.Raw.OptionalText("note");
        Error = GoldenError.Optional(line.Raw);
    }

    /// <summary>File, line and JSON.</summary>
    public GoldenLine Line { get; }

    /// <summary>The recorded JSON.</summary>
    public JsonElement Raw => Line.Raw;

    /// <summary>The part path of its file.</summary>
    public string Path => Line.Path;

    /// <summary>Its name, unique in its file.</summary>
    public string Id { get; }

    /// <summary>What the case does not promise, or why it is odd.</summary>
    public string? Note { get; }

    /// <summary>The refusal, when there are no results.</summary>
    public GoldenError? Error { get; }

    /// <summary>Its name, as shown by test runners.</summary>
    public override string ToString() => Id;
}

/// <summary>A case that has no typed reader of its own: only name, note, error and JSON.</summary>
public sealed class PlainCase : GoldenCase
{
    private PlainCase(GoldenLine line)
        : base(line)
    {
    }

    /// <summary>The cases of all JSON-lines files that match.</summary>
    public static IEnumerable<PlainCase> Read(GoldenStore store, params string[] patterns)
        => store.ReadAllLines(patterns).Select(line => line.Read(Parse));

    /// <summary>Reads one case.</summary>
    public static PlainCase Parse(GoldenLine line) => new(line);
}
