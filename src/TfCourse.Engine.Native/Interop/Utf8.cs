using System.Text;

namespace TfCourse.Engine.Native;

/// <summary>Texts as C takes them: UTF-8 with a zero at the end.</summary>
internal static class Utf8
{
    /// <summary>The bytes of a text and a zero.</summary>
    /// <exception cref="ArgumentException">The text holds a zero, where C would end it.</exception>
    public static byte[] Of(string text) => text.Contains('\0', StringComparison.Ordinal)
        ? throw new ArgumentException("A name or path holds the character U+0000, which C takes for its end; remove it.", nameof(text))
        : [.. Encoding.UTF8.GetBytes(text), 0];
}
