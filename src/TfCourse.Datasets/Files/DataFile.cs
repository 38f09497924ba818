using System.Security.Cryptography;
using TfCourse.Engine;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Opens and loads files of the caller, with typed errors and the limit on a file's size.</summary>
internal static class DataFile
{
    /// <summary>The whole file; its SHA-256 is compared on the way when one is given.</summary>
    public static byte[] Load(string path, string name, DataLimits limits, string? sha256 = null)
    {
        using FileStream stream = Open(path, name, limits);
        byte[] content = new byte[stream.Length];
        using IncrementalHash? hash = sha256 is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using ByteSource source = ByteSource.Over(stream, name);

        // Hashing each piece while it is still in the cache costs less than a second pass over the file.
        const int piece = 1 << 16;
        for (int start = 0; start < content.Length; start += piece)
        {
            Span<byte> part = content.AsSpan(start, Math.Min(piece, content.Length - start));
            source.ReadExactly(part, "the file's content");
            hash?.AppendData(part);
        }
        if (hash is not null)
        {
            string found = Convert.ToHexStringLower(hash.GetHashAndReset());
            if (!string.Equals(found, sha256, StringComparison.OrdinalIgnoreCase))
                throw new DataException(
                    DataFault.Checksum, name, "SHA-256 " + found, "SHA-256 " + sha256,
                    "The file was changed or damaged; restore it from the repository.");
        }
        return content;
    }

    /// <summary>Opens a file for reading from start to end.</summary>
    public static FileStream Open(string path, string name, DataLimits limits)
    {
        try
        {
            if (Directory.Exists(path))
                throw new DataException(DataFault.Unreadable, name, "a folder", "a file");
            FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            if (stream.Length <= limits.MaxFileBytes)
                return stream;
            long length = stream.Length;
            stream.Dispose();
            throw new DataException(
                DataFault.OverLimit, name, Invariant($"{length} bytes"), Invariant($"at most {limits.MaxFileBytes} (DataLimits.MaxFileBytes)"));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException(
                DataFault.Missing, name, "no such file", "a readable file at " + Path.GetFullPath(path), inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DataException(DataFault.Unreadable, name, "an error of the system: " + e.Message, "a readable file", inner: e);
        }
    }

    /// <summary>Writes a file whole or not at all: under a temporary name, flushed, then renamed over the old one, and the folder flushed.</summary>
    public static void Replace(string path, Action<Stream> write)
    {
        string temporary = path + ".partial";
        try
        {
            using (FileStream stream = new(temporary, FileMode.Create, FileAccess.ReadWrite))
            {
                write(stream);
                stream.Flush();
                Flushing.File(stream.SafeFileHandle);
            }
            File.Move(temporary, path, overwrite: true);
            Flushing.Folder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        finally
        {
            // After a successful move nothing is there any more, and Delete says nothing then.
            File.Delete(temporary);
        }
    }
}
