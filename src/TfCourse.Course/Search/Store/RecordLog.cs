using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TfCourse.Datasets;
using TfCourse.Engine;

namespace TfCourse.Course;

/// <summary>
/// A file that only grows: a line a record, <c>length crc json</c>, both numbers as 8 hexadecimal digits, the checksum CRC-32C
/// of the JSON. What a process that died in the middle of writing left behind is no record; the next writer ends that line with
/// the character "cancel", which no record holds, so that a later reader can tell it from damage.
/// </summary>
internal sealed class RecordLog(string path)
{
    private const byte Cancel = 0x18;
    private const int HeaderBytes = 18, MostRecordBytes = 1 << 20;
    private static readonly System.Buffers.SearchValues<byte> Hexadecimal = System.Buffers.SearchValues.Create("0123456789abcdef"u8);
    private long _end;
    private bool _isTorn;

    public string Path => path;

    /// <summary>Hands on all records that have been added since the last call.</summary>
    /// <exception cref="DataException">A record is damaged.</exception>
    public void ReadNew(Action<ReadOnlyMemory<byte>> record)
    {
        if (!File.Exists(path))
        {
            return;
        }

        byte[] bytes = ReadFrom(_end);
        int start = 0;
        _isTorn = false;
        while (start < bytes.Length)
        {
            int length = bytes.AsSpan(start).IndexOf((byte)'\n');
            ReadOnlyMemory<byte> line = bytes.AsMemory(start, length < 0 ? bytes.Length - start : length);
            bool isCancelled = line.Length > 0 && line.Span[^1] == Cancel;
            if (length < 0)
            {
                // A record that is being written, or whose writer died: nothing can be added before it is ended.
                _isTorn = isCancelled || IsBeginning(line.Span) ? true : throw Damaged(_end + start);
                break;
            }

            if (!isCancelled)
            {
                ReadOnlyMemory<byte> json = Json(line) ?? throw Damaged(_end + start);
                try
                {
                    record(json);
                }
                catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
                {
                    throw new DataException(DataFault.Malformed, path, "a whole record that is none of a study: " + e.Message, "the JSON of a trial", "The file was written by another program; take it from a copy.", e) { Offset = _end + start };
                }
            }

            start += length + 1;
        }

        _end += start;
    }

    /// <summary>Adds records in one write; call after <see cref="ReadNew"/>, under the lock.</summary>
    /// <param name="records">JSON, UTF-8, without line ends.</param>
    /// <param name="durable">Whether they are on the disk when this returns.</param>
    public void Append(IReadOnlyList<byte[]> records, bool durable)
    {
        var text = new ArrayBufferWriter<byte>();
        if (_isTorn)
        {
            text.Write([Cancel, (byte)'\n']);
        }

        foreach (byte[] record in records)
        {
            Write(text, record);
        }

        AppendOnlyFile.Write(path, text.WrittenSpan, durable);
    }

    private static void Write(ArrayBufferWriter<byte> text, byte[] json)
    {
        if (json.Length > MostRecordBytes)
        {
            throw new ArgumentException($"A record of {json.Length} bytes is beyond the {MostRecordBytes} that a study takes.");
        }

        text.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{json.Length:x8} {Crc32C.Of(json):x8} ")));
        text.Write(json);
        text.Write("\n"u8);
    }

    private byte[] ReadFrom(long offset)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
        long length = file.Length - offset;
        if (length < 0)
        {
            throw new DataException(DataFault.Truncated, path, FormattableString.Invariant($"{file.Length} bytes"), FormattableString.Invariant($"at least the {offset} that have been there"), "Somebody has cut the study's records; take them from a copy.");
        }

        byte[] bytes = new byte[checked((int)length)];
        file.Position = offset;
        int read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    private DataException Damaged(long at) => new(
        DataFault.Malformed, path, "a record whose length or checksum is wrong", "length, CRC-32C and JSON that belong together",
        "The file was changed after it was written. Take it from a copy; or, if that trial may be lost, delete this line.")
    { Offset = at };

    private static ReadOnlyMemory<byte>? Json(ReadOnlyMemory<byte> line)
    {
        if (!TryHeader(line.Span, out int length, out uint crc) || line.Length != HeaderBytes + length)
        {
            return null;
        }

        // Written out: in "a ? json : null" the null would be an empty memory.
        ReadOnlyMemory<byte> json = line[HeaderBytes..];
        if (Crc32C.Of(json.Span) != crc)
        {
            return null;
        }

        return json;
    }

    // The beginning of a record, but not all of it: what a writer that died leaves.
    private static bool IsBeginning(ReadOnlySpan<byte> text)
    {
        if (text.Length >= HeaderBytes)
        {
            return TryHeader(text, out int length, out _) && text.Length <= HeaderBytes + length;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (i is 8 or 17 ? text[i] != ' ' : !Hexadecimal.Contains(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryHeader(ReadOnlySpan<byte> line, out int length, out uint crc)
    {
        (length, crc) = (0, 0);
        return line.Length >= HeaderBytes && line[8] == ' ' && line[17] == ' '
            && !line[..8].ContainsAnyExcept(Hexadecimal) && !line[9..17].ContainsAnyExcept(Hexadecimal)
            && int.TryParse(line[..8], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out length) && length is >= 0 and <= MostRecordBytes
            && uint.TryParse(line[9..17], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out crc);
    }
}
