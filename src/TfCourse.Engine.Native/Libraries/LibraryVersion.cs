using System.Globalization;

namespace TfCourse.Engine.Native;

/// <summary>A version of TensorFlow, as TF_Version tells it: 2.21.0, 1.15.5, 2.9.0-rc1.</summary>
/// <param name="Text">The text.</param>
/// <param name="Major">First number.</param>
/// <param name="Minor">Second number.</param>
public sealed record LibraryVersion(string Text, int Major, int Minor) : IComparable<LibraryVersion>
{
    /// <summary>The oldest version that is supported: the C API of 1.15 has all that a session needs.</summary>
    public static LibraryVersion Oldest { get; } = new("1.15", 1, 15);

    /// <summary>The version whose op definitions this project was made after.</summary>
    public static LibraryVersion Recorded { get; } = new("2.21", 2, 21);

    /// <summary>String tensors hold TF_TString structures since this version, a table of offsets before.</summary>
    internal static LibraryVersion TStrings { get; } = new("2.4", 2, 4);

    /// <summary>Reads a version.</summary>
    /// <param name="text">Two numbers with a point between, then anything.</param>
    /// <param name="version">The version, or null.</param>
    /// <returns>Whether the text is a version.</returns>
    public static bool TryParse(string? text, out LibraryVersion? version)
    {
        string[] parts = text?.Split('.') ?? [];
        version = parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minor)
            ? new LibraryVersion(text!, major, minor) : null;
        return version is not null;
    }

    /// <inheritdoc/>
    public int CompareTo(LibraryVersion? other) => other is null ? 1 : (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>Whether one version is older than another.</summary>
    public static bool operator <(LibraryVersion left, LibraryVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether one version is newer than another.</summary>
    public static bool operator >(LibraryVersion left, LibraryVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether one version is not newer than another.</summary>
    public static bool operator <=(LibraryVersion left, LibraryVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one version is not older than another.</summary>
    public static bool operator >=(LibraryVersion left, LibraryVersion right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
