using System.Buffers.Binary;

namespace TfCourse.Engine;

/// <summary>Reads a table: sorted keys with values in blocks, an index of the blocks, a footer. All of it is read and checked.</summary>
/// <remarks>
/// <code>
/// block  = entries, offsets of restarts (uint32 each), number of restarts (uint32), type (1 byte), masked CRC-32C
/// entry  = shared, rest, length (varints), the key's rest, the value
/// footer = handle of the metaindex, handle of the index, zeros up to 40 bytes, 8 bytes magic
/// </code>
/// <para>Source: google/leveldb, doc/table_format.md, which TensorFlow's tables follow.</para>
/// </remarks>
internal static class TableReader
{
    public const ulong Magic = 0xdb4775248b80fb57;
    public const int FooterBytes = 48;
    private const int TrailerBytes = 5;

    /// <summary>The entries in order; keys are bytes as Latin-1, whose ordinal order is that of the bytes.</summary>
    /// <exception cref="EngineException">DataLoss: the file is no table, or is damaged.</exception>
    public static List<KeyValuePair<string, byte[]>> Read(byte[] table, string file, int maxEntries)
    {
        if (table.Length < FooterBytes)
        {
            throw Lost(file, 0, "file is too short to be an sstable");
        }

        int footer = table.Length - FooterBytes;
        if (BinaryPrimitives.ReadUInt64LittleEndian(table.AsSpan(table.Length - 8)) != Magic)
        {
            throw Lost(file, table.Length - 8, "not an sstable (bad magic number)");
        }

        int at = footer;
        // The metaindex holds nothing that a checkpoint needs; its handle only has to be there.
        if (!TryHandle(table, ref at, out _, out _) || !TryHandle(table, ref at, out ulong offset, out ulong size))
        {
            throw Lost(file, footer, "bad block handle");
        }

        var entries = new List<KeyValuePair<string, byte[]>>();
        var handles = new List<KeyValuePair<string, byte[]>>();
        ReadBlock(table, offset, size, file, handles, maxEntries);
        foreach ((string _, byte[] handle) in handles)
        {
            int start = 0;
            if (!TryHandle(handle, ref start, out offset, out size))
            {
                throw Lost(file, footer, "bad block handle");
            }

            ReadBlock(table, offset, size, file, entries, maxEntries);
        }

        for (int i = 1; i < entries.Count; i++)
        {
            if (string.CompareOrdinal(entries[i - 1].Key, entries[i].Key) >= 0)
            {
                throw Lost(file, 0, "its keys are not in order");
            }
        }

        return entries;
    }

    private static bool TryHandle(ReadOnlySpan<byte> bytes, ref int at, out ulong offset, out ulong size)
    {
        size = 0;
        return Varint.TryRead(bytes, ref at, out offset) && Varint.TryRead(bytes, ref at, out size);
    }

    private static void ReadBlock(byte[] table, ulong offset, ulong size, string file, List<KeyValuePair<string, byte[]>> entries, int maxEntries)
    {
        ulong room = (ulong)(table.Length - FooterBytes);
        if (offset > room || size > room || offset + size + TrailerBytes > room)
        {
            throw Lost(file, table.Length - FooterBytes, FormattableString.Invariant($"a block of {size} bytes at {offset} lies outside of the file"));
        }

        ReadOnlySpan<byte> stored = table.AsSpan((int)offset, (int)size + TrailerBytes);
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(stored[^4..]);
        if (Crc32C.Masked(stored[..^4]) != crc)
        {
            throw Lost(file, (long)offset, "block checksum mismatch");
        }

        ReadOnlySpan<byte> block = stored[(int)size] switch
        {
            0 => stored[..(int)size],
            1 => Snappy.Decode(stored[..(int)size], file),
            var other => throw Lost(file, (long)offset, FormattableString.Invariant($"bad block type {other}")),
        };
        ReadEntries(block, file, (long)offset, entries, maxEntries);
    }

    private static void ReadEntries(ReadOnlySpan<byte> block, string file, long offset, List<KeyValuePair<string, byte[]>> entries, int maxEntries)
    {
        uint restarts = block.Length < 4 ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(block[^4..]);
        if (restarts > (uint)(block.Length - 4) / 4)
        {
            throw Lost(file, offset, "bad block contents");
        }

        block = block[..^(4 + ((int)restarts * 4))];
        byte[] key = [];
        for (int at = 0; at < block.Length;)
        {
            if (!Varint.TryReadSize(block, ref at, out int shared) || !Varint.TryReadSize(block, ref at, out int rest) || !Varint.TryReadSize(block, ref at, out int length)
                || shared > key.Length || rest > block.Length - at || length > block.Length - at - rest)
            {
                throw Lost(file, offset + at, "bad entry in block");
            }

            key = [.. key.AsSpan(0, shared), .. block.Slice(at, rest)];
            entries.Add(new(System.Text.Encoding.Latin1.GetString(key), block.Slice(at + rest, length).ToArray()));
            at += rest + length;
            if (entries.Count > maxEntries)
            {
                throw EngineException.ResourceExhausted($"'{file}' has more than {maxEntries} entries, the limit");
            }
        }
    }

    private static EngineException Lost(string file, long offset, string what)
        => new(StatusCode.DataLoss, FormattableString.Invariant($"'{file}', byte {offset}: {what}"));
}
