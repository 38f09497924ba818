using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>A recorded refusal. Match the class (or its status code) and key words of the text, not the sentence.</summary>
/// <param name="When">"build" or "run"; null where only one of them can be.</param>
/// <param name="Class">The exception's class in Python, as InvalidArgumentError.</param>
/// <param name="Text">The first line of its text.</param>
/// <param name="RecordedCode">The status's number, where recorded.</param>
public sealed record GoldenError(string? When, string Class, string Text, int? RecordedCode)
{
    /// <summary>Refused while the graph was built.</summary>
    public bool AtBuild => When is "build";

    /// <summary>The status's number: as recorded, else the one that stands for the class; null when none does.</summary>
    public int? Code => RecordedCode ?? GoldenStatus.CodeOf(Class);

    /// <summary>Reads {"when", "class", "text", "code"}; when and code may be absent.</summary>
    public static GoldenError Parse(JsonElement element)
        => new(element.OptionalText("when"), element.Text("class"), element.OptionalText("text") ?? "", element.OptionalInt("code"));

    internal static GoldenError? Optional(JsonElement owner)
        => owner.Optional("error") is { } element ? Parse(element) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Class} at {When ?? "run"}: {Text}";
}
