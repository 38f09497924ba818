namespace TfCourse.Datasets;

/// <summary>What is wrong with a data file, in one word, so that a caller can decide without reading the message.</summary>
public enum DataFault
{
    /// <summary>The file, folder or member is not there.</summary>
    Missing,

    /// <summary>The operating system refused to open or read it.</summary>
    Unreadable,

    /// <summary>The file ends before what its header promises.</summary>
    Truncated,

    /// <summary>The file goes on after what its header promises.</summary>
    TrailingBytes,

    /// <summary>The content breaks the rules of the format.</summary>
    Malformed,

    /// <summary>The content is well formed but of a kind that is not read here.</summary>
    Unsupported,

    /// <summary>A size exceeds <see cref="DataLimits"/>.</summary>
    OverLimit,

    /// <summary>The bytes are not those that a checksum was taken of.</summary>
    Checksum,
}
