namespace TfCourse.Images;

/// <summary>Formats of images, told by the first bytes of a file.</summary>
public enum ImageKind
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>Portable Network Graphics.</summary>
    Png,

    /// <summary>The format of the Joint Photographic Experts Group.</summary>
    Jpeg,

    /// <summary>The Graphics Interchange Format.</summary>
    Gif,

    /// <summary>A bitmap of Windows.</summary>
    Bmp,
}

/// <summary>Tells the format of a file.</summary>
public static class ImageKinds
{
    internal static ReadOnlySpan<byte> PngMagic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The format whose first bytes a file has.</summary>
    /// <param name="file">The bytes of the file, or the first of them.</param>
    public static ImageKind Of(ReadOnlySpan<byte> file)
        => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ImageKind.Jpeg
            : file.StartsWith(PngMagic) ? ImageKind.Png
            : file.StartsWith("GIF8"u8) ? ImageKind.Gif
            : file.StartsWith("BM"u8) ? ImageKind.Bmp
            : ImageKind.Unknown;
}
