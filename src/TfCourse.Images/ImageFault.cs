namespace TfCourse.Images;

/// <summary>What is wrong with a file of an image.</summary>
public enum ImageFault
{
    /// <summary>Against the format.</summary>
    Malformed,

    /// <summary>It ends early.</summary>
    Truncated,

    /// <summary>A checksum disagrees with what it covers.</summary>
    Checksum,

    /// <summary>A kind of the format that is not read.</summary>
    Unsupported,

    /// <summary>Larger than the caller allows.</summary>
    OverLimit,
}
