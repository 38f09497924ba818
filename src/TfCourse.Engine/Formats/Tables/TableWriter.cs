using System.Buffers.Binary;

namespace TfCourse.Engine;

/// <summary>Writes a table as <see cref="TableReader"/> reads it, byte for byte as TensorFlow does: no compression, blocks of 256 KiB, a restart every 16 entries.</summary>
internal sealed class TableWriter
{
    private const int BlockBytes = 256 << 10;
    private readonly List<byte> _file = [];
    private readonly Block _data = new(16), _index = new(1);
    private byte[] _last = [];
    private (ulong Offset, ulong Size)? _pending;

    /// <summary>Adds an entry; its key comes after those before it.</summary>
    /// <exception cref="EngineException">Internal: the keys are not in order.</exception>
    public void Add(byte[] key, ReadOnlySpan<byte> value)
    {
        if ((_file.Count > 0 || !_data.IsEmpty) && key.AsSpan().SequenceCompareTo(_last) <= 0)
        {
            throw EngineException.Internal("the keys of a table have to be added in order");
        }

        Index(Separator(_last, key));
        _data.Add(key, value);
        _last = key;
        if (_data.Size >= BlockBytes)
        {
            _pending = Flush(_data);
        }
    }

    /// <summary>The whole file.</summary>
    public byte[] Finish()
    {
        if (!_data.IsEmpty)
        {
            _pending = Flush(_data);
        }

        var meta = Flush(new Block(1));
        Index(Successor(_last));
        var index = Flush(_index);
        var footer = new List<byte>();
        Handle(footer, meta);
        Handle(footer, index);
        footer.AddRange(new byte[TableReader.FooterBytes - 8 - footer.Count]);
        byte[] magic = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(magic, TableReader.Magic);
        return [.. _file, .. footer, .. magic];
    }

    private void Index(byte[] key)
    {
        if (_pending is { } handle)
        {
            var value = new List<byte>();
            Handle(value, handle);
            _index.Add(key, [.. value]);
            _pending = null;
        }
    }

    private (ulong Offset, ulong Size) Flush(Block block)
    {
        byte[] content = block.Take();
        ulong offset = (ulong)_file.Count;
        byte[] trailer = new byte[5];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(1), Crc32C.Mask(Crc32C.Append(Crc32C.Of(content), trailer.AsSpan(0, 1))));
        _file.AddRange(content);
        _file.AddRange(trailer);
        return (offset, (ulong)content.Length);
    }

    private static void Handle(List<byte> to, (ulong Offset, ulong Size) handle)
    {
        Varint.Write(to, handle.Offset);
        Varint.Write(to, handle.Size);
    }

    // The shortest key that is not before the last of a block and before the first of the next.
    private static byte[] Separator(byte[] last, byte[] next)
    {
        int same = last.AsSpan().CommonPrefixLength(next);
        return same < Math.Min(last.Length, next.Length) && last[same] < 255 && last[same] + 1 < next[same] ? [.. last.AsSpan(0, same), (byte)(last[same] + 1)] : last;
    }

    // The shortest key that is not before the last of all.
    private static byte[] Successor(byte[] last)
    {
        int at = Array.FindIndex(last, b => b != 255);
        return at < 0 ? last : [.. last.AsSpan(0, at), (byte)(last[at] + 1)];
    }

    private sealed class Block(int interval)
    {
        private readonly List<byte> _bytes = [];
        private readonly List<int> _restarts = [0];
        private byte[] _last = [];
        private int _since;

        public bool IsEmpty => _bytes.Count == 0;

        public int Size => _bytes.Count + (4 * _restarts.Count) + 4;

        public void Add(byte[] key, ReadOnlySpan<byte> value)
        {
            int shared = 0;
            if (_since < interval)
            {
                shared = _last.AsSpan().CommonPrefixLength(key);
            }
            else
            {
                _restarts.Add(_bytes.Count);
                _since = 0;
            }

            Varint.Write(_bytes, (ulong)shared);
            Varint.Write(_bytes, (ulong)(key.Length - shared));
            Varint.Write(_bytes, (ulong)value.Length);
            _bytes.AddRange(key.AsSpan(shared));
            _bytes.AddRange(value);
            _last = key;
            _since++;
        }

        public byte[] Take()
        {
            byte[] tail = new byte[(4 * _restarts.Count) + 4];
            for (int i = 0; i < _restarts.Count; i++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(tail.AsSpan(4 * i), _restarts[i]);
            }

            BinaryPrimitives.WriteInt32LittleEndian(tail.AsSpan(tail.Length - 4), _restarts.Count);
            byte[] content = [.. _bytes, .. tail];
            _bytes.Clear();
            _restarts.Clear();
            _restarts.Add(0);
            (_last, _since) = ([], 0);
            return content;
        }
    }
}
