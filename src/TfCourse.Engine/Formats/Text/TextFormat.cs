using Google.Protobuf;

namespace TfCourse.Engine;

/// <summary>Protobuf's text format, which the C# runtime lacks: name: value, and name { … } for messages.</summary>
/// <remarks>Source: protobuf.dev, "Text Format Language Specification". Extensions and expanded Any messages are not read.</remarks>
public static class TextFormat
{
    /// <summary>A message as text, as Python prints it: fields by number, maps by key, two blanks for each depth.</summary>
    /// <param name="message">The message; fields it does not know are left out.</param>
    /// <returns>The text; every line ends.</returns>
    public static string Print(IMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new TextPrinter().Print(message);
    }

    /// <summary>Reads a text into a message.</summary>
    /// <param name="text">The text.</param>
    /// <param name="into">An empty message.</param>
    /// <param name="limits">How deep messages may lie; the default limits when null.</param>
    /// <exception cref="EngineException">InvalidArgument, with line and column: a field is unknown, a value is none, or a bracket is missing.</exception>
    public static void Merge(string text, IMessage into, FormatLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(into);
        new TextParser(new TextScanner(text), (limits ?? FormatLimits.Default).MaxDepth).Run(into);
    }
}
