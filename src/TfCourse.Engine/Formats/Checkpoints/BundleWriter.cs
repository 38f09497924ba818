using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine;

/// <summary>Writes a checkpoint of TensorFlow's format V2. Tensors go from their own memory to the disk; nothing is seen before <see cref="Publish"/>.</summary>
/// <remarks>
/// <para>The data file is written and flushed under a temporary name, so is the index; then both get their names, the index last: it is what
/// makes the checkpoint one. A checkpoint that is there is never overwritten: a new one of the same name takes a data file of another
/// name (prefix.data-00000-of-00002, which the format allows), and the index is replaced whole.</para>
/// </remarks>
public sealed class BundleWriter : IDisposable
{
    private readonly IFileSystem _files;
    private readonly string _prefix, _data;
    private readonly int _shards, _older;
    private readonly SortedDictionary<string, BundleEntryProto> _entries = new(StringComparer.Ordinal);
    private IWritableFile? _file;
    private long _offset;
    private uint _crc;
    private bool _published;

    /// <summary>Begins a checkpoint.</summary>
    /// <param name="files">Where.</param>
    /// <param name="prefix">The checkpoint: the path without .index; its folder is made when it is not there.</param>
    /// <exception cref="EngineException">The folder or the file cannot be made.</exception>
    public BundleWriter(IFileSystem files, string prefix)
    {
        ArgumentNullException.ThrowIfNull(files);
        (_files, _prefix) = (files, prefix);
        files.CreateFolder(DurableFile.FolderOf(prefix));
        _older = files.Exists(BundleFiles.Index(prefix)) ? ShardsOf(files, prefix) : 0;
        _shards = _older == 1 ? 2 : 1;
        _data = BundleFiles.Data(prefix, 0, _shards);
        _file = files.Create(_data + DurableFile.Temporary);
    }

    /// <summary>Adds a tensor.</summary>
    /// <param name="key">Its name, not empty, new in this checkpoint.</param>
    /// <param name="tensor">Numbers or texts.</param>
    /// <exception cref="EngineException">InvalidArgument: the name is taken, or the type has no bytes; else the system could not write.</exception>
    public void Add(string key, HostTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.DataType == DataType.DtString)
        {
            AddTexts(key, tensor.Dimensions, tensor.Values<byte[]>());
        }
        else
        {
            Add(key, tensor.DataType, tensor.Dimensions, tensor.DataType.Size() > 0 ? tensor.Bytes() : throw NoBytes(key, tensor.DataType));
        }
    }

    /// <summary>Adds a part of a tensor; the parts of one tensor come with the same shape of the whole.</summary>
    /// <param name="key">The tensor's name.</param>
    /// <param name="shapeAndSlice">"4 10 0,2:-": the sizes of the whole, then start,length for each dimension, - for all of it; empty for the whole.</param>
    /// <param name="tensor">The part.</param>
    /// <exception cref="EngineException">As <see cref="Add(string, HostTensor)"/>; InvalidArgument when part and slice disagree.</exception>
    public void Add(string key, string shapeAndSlice, HostTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        Add(key, shapeAndSlice, tensor.DataType, tensor.Dimensions, tensor.DataType == DataType.DtString ? default : tensor.Bytes(), tensor.DataType == DataType.DtString ? tensor.Values<byte[]>() : default);
    }

    /// <summary>Makes the checkpoint one: flushes, reads it again, names it; only then an older one of the name goes.</summary>
    /// <exception cref="EngineException">The system could not; then there is the older checkpoint, or none.</exception>
    public void Publish()
    {
        IWritableFile file = _file ?? throw EngineException.Internal("the checkpoint is published already");
        SyncAndVerify(file);
        file.Dispose();
        _file = null;
        string index = BundleFiles.Index(_prefix);
        DurableFile.WriteNew(_files, index + DurableFile.Temporary, f => f.Write(Table()));
        _files.Rename(_data + DurableFile.Temporary, _data);
        _files.Rename(index + DurableFile.Temporary, index);
        _published = true;
        _files.SyncFolder(DurableFile.FolderOf(_prefix));
        RequirePublished();
        for (int shard = 0; shard < _older; shard++)
        {
            _files.Delete(BundleFiles.Data(_prefix, shard, _older));
        }
    }

    /// <summary>Ends it; what is not published leaves nothing.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
        if (!_published)
        {
            _published = true;
            var unfinished = new EngineException(StatusCode.Aborted, "the checkpoint was not published");
            DurableFile.Abandon(_files, _data + DurableFile.Temporary, unfinished);
            DurableFile.Abandon(_files, BundleFiles.Index(_prefix) + DurableFile.Temporary, unfinished);
        }
    }

    /// <summary>Adds a tensor from its memory.</summary>
    internal void Add(string key, string shapeAndSlice, DataType type, ReadOnlySpan<long> dimensions, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte[]> texts)
    {
        if (string.IsNullOrEmpty(shapeAndSlice))
        {
            if (type == DataType.DtString)
            {
                AddTexts(key, dimensions, texts);
            }
            else
            {
                Add(key, type, dimensions, type.Size() > 0 ? bytes : throw NoBytes(key, type));
            }

            return;
        }

        (long[] shape, TensorSlice slice) = TensorSlice.Parse(shapeAndSlice);
        if (!slice.Within(shape).Lengths.AsSpan().SequenceEqual(dimensions))
        {
            throw EngineException.InvalidArgument($"'{key}': the slice '{shapeAndSlice}' has the shape {Sizes.Format(slice.Within(shape).Lengths)}, the tensor {Sizes.Format(dimensions)}");
        }

        string raw = Raw(key);
        if (!_entries.TryGetValue(raw, out BundleEntryProto? whole))
        {
            whole = new BundleEntryProto { Dtype = type, Shape = TensorProtos.Shape(shape) };
            _entries.Add(raw, whole);
        }
        else if (whole.Dtype != type || whole.Slices.Count == 0 || !whole.Shape.Equals(TensorProtos.Shape(shape)))
        {
            throw EngineException.InvalidArgument($"'{key}': a slice of type {type.Name()} of a tensor of shape {Sizes.Format(shape)} does not go with what was added before under this name");
        }

        whole.Slices.Add(slice.ToProto());
        if (type == DataType.DtString)
        {
            WriteTexts(slice.Key(key), key, dimensions, texts);
        }
        else
        {
            WriteNumbers(slice.Key(key), key, type, dimensions, bytes);
        }
    }

    // The processor has nothing to do while the disk takes the bytes: meanwhile they are read back and compared.
    private void SyncAndVerify(IWritableFile file)
    {
        (long length, uint expected) = (_offset, _crc);
        Task<uint> found = Task.Run(() => CheckedPieces.Checksum(file.Read, file.Path, 0, length, "what was written"));
        try
        {
            file.Sync();
        }
        catch (EngineException)
        {
            Task.WhenAny(found).Wait();
            throw;
        }

        if (found.GetAwaiter().GetResult() != expected)
        {
            throw new EngineException(StatusCode.DataLoss, $"'{file.Path}' does not hold what was written to it: the disk or its driver is damaged; save to another one");
        }
    }

    // Under its own name there is an index that can be read, and data of the length that was compared.
    private void RequirePublished()
    {
        using BundleReader written = BundleReader.Open(_files, _prefix);
        using IReadableFile data = _files.OpenRead(_data);
        if (written.Keys.Count != Keys || data.Length != _offset)
        {
            throw new EngineException(StatusCode.DataLoss, FormattableString.Invariant(
                $"'{_prefix}' was saved with {Keys} tensors and {_offset} bytes, and has {written.Keys.Count} and {data.Length}: something else writes there, or the disk is damaged"));
        }
    }

    private int Keys => _entries.Keys.Count(k => k[0] != '\0');

    private void Add(string key, DataType type, ReadOnlySpan<long> dimensions, ReadOnlySpan<byte> bytes) => WriteNumbers(Raw(key), key, type, dimensions, bytes);

    private void AddTexts(string key, ReadOnlySpan<long> dimensions, ReadOnlySpan<byte[]> texts) => WriteTexts(Raw(key), key, dimensions, texts);

    private void WriteNumbers(string raw, string key, DataType type, ReadOnlySpan<long> dimensions, ReadOnlySpan<byte> bytes)
    {
        BundleEntryProto entry = Begin(raw, key, type, dimensions);
        uint crc = 0;
        // In pieces: the checksum is taken while the piece is in the cache.
        for (int at = 0; at < bytes.Length; at += CheckedPieces.Piece)
        {
            ReadOnlySpan<byte> piece = bytes.Slice(at, Math.Min(CheckedPieces.Piece, bytes.Length - at));
            crc = Crc32C.Append(crc, piece);
            Write(piece);
        }

        _crc = Crc32C.Combine(_crc, crc, bytes.Length);
        End(entry, crc);
    }

    private void WriteTexts(string raw, string key, ReadOnlySpan<long> dimensions, ReadOnlySpan<byte[]> texts)
    {
        BundleEntryProto entry = Begin(raw, key, DataType.DtString, dimensions);
        var lengths = new List<byte>();
        uint crc = 0;
        Span<byte> number = stackalloc byte[4];
        foreach (byte[] text in texts)
        {
            Varint.Write(lengths, (ulong)text.Length);
            BinaryPrimitives.WriteInt32LittleEndian(number, text.Length);
            crc = Crc32C.Append(crc, number);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(number, Crc32C.Mask(crc));
        lengths.AddRange(number);
        WriteText(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lengths));
        crc = Crc32C.Append(crc, number);
        foreach (byte[] text in texts)
        {
            crc = Crc32C.Append(crc, text);
            WriteText(text);
        }

        End(entry, crc);
    }

    // The checksum of texts is not that of their bytes alone, the data file's is.
    private void WriteText(ReadOnlySpan<byte> bytes)
    {
        _crc = Crc32C.Append(_crc, bytes);
        Write(bytes);
    }

    private BundleEntryProto Begin(string raw, string key, DataType type, ReadOnlySpan<long> dimensions)
    {
        if (raw.Length == 0)
        {
            throw EngineException.InvalidArgument("the name of a tensor of a checkpoint is not empty");
        }

        var entry = new BundleEntryProto { Dtype = type, Shape = TensorProtos.Shape(dimensions), Offset = _offset };
        return _entries.TryAdd(raw, entry) ? entry : throw EngineException.InvalidArgument($"Adding duplicate key: {key}");
    }

    private void End(BundleEntryProto entry, uint crc)
    {
        entry.Size = _offset - entry.Offset;
        entry.Crc32C = Crc32C.Mask(crc);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0)
        {
            (_file ?? throw EngineException.Internal("the checkpoint is published already")).Write(bytes);
            _offset += bytes.Length;
        }
    }

    private byte[] Table()
    {
        var table = new TableWriter();
        table.Add([], new BundleHeaderProto { NumShards = _shards, Version = new VersionDef { Producer = BundleReader.Version } }.ToByteArray());
        foreach ((string key, BundleEntryProto entry) in _entries)
        {
            table.Add(Encoding.Latin1.GetBytes(key), entry.ToByteArray());
        }

        return table.Finish();
    }

    // A damaged checkpoint keeps its files as they are: what is new goes beside them.
    private static int ShardsOf(IFileSystem files, string prefix)
    {
        try
        {
            using BundleReader older = BundleReader.Open(files, prefix);
            return Math.Clamp(older.Header.NumShards, 1, 99_999);
        }
        catch (EngineException e) when (e.Code is StatusCode.DataLoss or StatusCode.InvalidArgument)
        {
            return files.Exists(BundleFiles.Data(prefix, 0, 1)) ? 1 : 2;
        }
    }

    private static EngineException NoBytes(string key, DataType type) => EngineException.Unimplemented($"'{key}' is of type {type.Name()}, which a checkpoint cannot hold");

    private static string Raw(string key) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(key));
}
