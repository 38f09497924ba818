using System.IO.Compression;

namespace TfCourse.Datasets;

/// <summary>Writes npz archives that NumPy reads; equal arrays give equal bytes, whenever they are written.</summary>
public static class NpzWriter
{
    // The earliest time a zip file can hold; NumPy writes the same.
    private static readonly DateTimeOffset Timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a file whole or not at all: under a temporary name first, then renamed.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="arrays">Names and arrays, in the order to write; names are not empty and differ.</param>
    /// <param name="compress">Deflates the members, as <c>numpy.savez_compressed</c> does.</param>
    /// <exception cref="ArgumentException">A name is empty, ends in <c>.npy</c> or occurs twice.</exception>
    /// <exception cref="IOException">The system could not write the file; an old one is untouched.</exception>
    public static void Write(string path, IEnumerable<KeyValuePair<string, NumericArray>> arrays, bool compress = false)
    {
        KeyValuePair<string, NumericArray>[] members = Check(arrays);
        DataFile.Replace(path, stream => WriteMembers(stream, members, compress));
    }

    /// <summary>Writes an archive to a stream that can seek and stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="arrays">Names and arrays, in the order to write; names are not empty and differ.</param>
    /// <param name="compress">Deflates the members, as <c>numpy.savez_compressed</c> does.</param>
    /// <exception cref="ArgumentException">A name is empty, ends in <c>.npy</c> or occurs twice.</exception>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, NumericArray>> arrays, bool compress = false)
        => WriteMembers(stream, Check(arrays), compress);

    private static KeyValuePair<string, NumericArray>[] Check(IEnumerable<KeyValuePair<string, NumericArray>> arrays)
    {
        KeyValuePair<string, NumericArray>[] members = [.. arrays];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach ((string name, NumericArray array) in members)
        {
            ArgumentNullException.ThrowIfNull(array);
            if (string.IsNullOrEmpty(name) || name.EndsWith(".npy", StringComparison.Ordinal) || !seen.Add(name))
                throw new ArgumentException(
                    $"The array name '{name}' is empty, ends in .npy or occurs twice; every array needs a name of its own.", nameof(arrays));
        }
        return members;
    }

    private static void WriteMembers(Stream stream, KeyValuePair<string, NumericArray>[] members, bool compress)
    {
        using ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, NumericArray array) in members)
        {
            ZipArchiveEntry entry = zip.CreateEntry(
                name + ".npy", compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
            entry.LastWriteTime = Timestamp;
            using Stream content = entry.Open();
            NpyWriter.Write(content, array);
        }
    }
}
