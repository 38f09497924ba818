using System.Text;
using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine;

/// <summary>Reads a checkpoint of TensorFlow's format V2: an index of tensors by name, and data files with their bytes. Every byte is checked.</summary>
/// <remarks>Not thread-safe. The bytes of a tensor go from the file into the tensor's own memory.</remarks>
public sealed partial class BundleReader : IDisposable
{
    private readonly IFileSystem _files;
    private readonly FormatLimits _limits;
    private readonly Dictionary<string, byte[]> _entries;
    private readonly Dictionary<int, IReadableFile> _data = [];

    private BundleReader(IFileSystem files, string prefix, FormatLimits limits, List<KeyValuePair<string, byte[]>> entries)
    {
        (_files, Prefix, _limits) = (files, prefix, limits);
        if (entries.Count == 0 || entries[0].Key.Length > 0)
        {
            throw Lost("the index has no header");
        }

        Header = Parse(BundleHeaderProto.Parser, entries[0].Value, "the header");
        int version = Header.Version?.MinConsumer ?? 0;
        if (version > Version || Header.Version?.BadConsumers.Contains(Version) == true)
        {
            throw EngineException.InvalidArgument(
                $"'{BundleFiles.Index(prefix)}' is of a newer version: it asks for readers of version {version} or more, this one is {Version}; save it with an older TensorFlow");
        }

        _entries = entries.Skip(1).ToDictionary(e => e.Key, e => e.Value);
        Keys = [.. entries.Skip(1).Where(e => e.Key[0] != '\0').Select(e => Name(e.Key))];
    }

    /// <summary>The version of the format that is read and written.</summary>
    internal const int Version = 1;

    /// <summary>The checkpoint: the path without .index.</summary>
    public string Prefix { get; }

    /// <summary>The names of the tensors, in the order of their bytes.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The number of data files, byte order and version.</summary>
    internal BundleHeaderProto Header { get; }

    /// <summary>Opens a checkpoint.</summary>
    /// <param name="files">Where.</param>
    /// <param name="prefix">The checkpoint: the path without .index.</param>
    /// <param name="limits">Upper bounds; the default ones when null.</param>
    /// <returns>The reader, to be disposed.</returns>
    /// <exception cref="EngineException">NotFound; DataLoss when the index is damaged; Unimplemented for the older format V1.</exception>
    public static BundleReader Open(IFileSystem files, string prefix, FormatLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        limits ??= FormatLimits.Default;
        string index = BundleFiles.Index(prefix);
        if (!files.Exists(index))
        {
            throw files.Exists(prefix)
                ? EngineException.Unimplemented($"'{prefix}' is a checkpoint of the older format V1, which is not read; load it in TensorFlow and save it with tf.train.Saver(write_version=tf.train.SaverDef.V2)")
                : files.List(prefix).Count > 0 ? new EngineException(StatusCode.DataLoss, $"'{prefix}' is a folder, not a checkpoint; name one of its checkpoints without .index")
                : EngineException.NotFound($"Unsuccessful TensorSliceReader constructor: Failed to find any matching files for {prefix}");
        }

        byte[] table = DurableFile.Read(files, index, limits.MaxIndexBytes);
        return new BundleReader(files, prefix, limits, TableReader.Read(table, index, limits.MaxTensors));
    }

    /// <summary>Whether a tensor is there.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>Whether it is.</returns>
    public bool Contains(string key) => _entries.ContainsKey(Raw(key));

    /// <summary>Type and shape of a tensor.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>Type and sizes.</returns>
    /// <exception cref="EngineException">NotFound; DataLoss or InvalidArgument when its entry is damaged.</exception>
    public (DataType Type, long[] Dimensions) Describe(string key)
    {
        BundleEntryProto entry = Entry(key);
        return (entry.Dtype, Dimensions(entry, key));
    }

    /// <summary>A tensor; of a partitioned one all of it.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="EngineException">NotFound; DataLoss when its bytes are damaged; OutOfRange when the data file is too short.</exception>
    public HostTensor Read(string key) => Read(key, static (type, dimensions) => new HostTensor(type, dimensions), static t => t.DataType.Size() > 0 ? t.Bytes() : default, static t => t.Elements);

    /// <summary>A part of a tensor.</summary>
    /// <param name="key">The tensor's name.</param>
    /// <param name="shapeAndSlice">"4 10 0,2:-": the sizes of the whole, then start,length for each dimension, - for all of it; empty for the whole tensor.</param>
    /// <returns>The part.</returns>
    /// <exception cref="EngineException">As <see cref="Read(string)"/>; InvalidArgument when shape and slice do not fit the tensor.</exception>
    public HostTensor Read(string key, string shapeAndSlice)
    {
        if (string.IsNullOrEmpty(shapeAndSlice))
        {
            return Read(key);
        }

        (long[] shape, TensorSlice slice) = TensorSlice.Parse(shapeAndSlice);
        BundleEntryProto entry = Entry(key);
        long[] whole = Dimensions(entry, key);
        if (!shape.AsSpan().SequenceEqual(whole))
        {
            throw EngineException.InvalidArgument($"tensor_name = {key}; shape in shape_and_slice spec {Sizes.Format(shape)} does not match the shape stored in checkpoint: {Sizes.Format(whole)}");
        }

        if (slice.IsFull)
        {
            return Read(key);
        }

        slice = slice.Within(whole);
        var part = new HostTensor(entry.Dtype, slice.Lengths);
        foreach ((TensorSlice stored, HostTensor tensor) in Parts(key, entry, whole))
        {
            Copy(stored, slice, tensor, part);
        }

        return part;
    }

    /// <summary>Reads all tensors, to see that none is damaged.</summary>
    /// <exception cref="EngineException">As <see cref="Read(string)"/>.</exception>
    public void Verify()
    {
        foreach (string key in _entries.Keys)
        {
            BundleEntryProto entry = Parse(BundleEntryProto.Parser, _entries[key], Name(key));
            if (entry.Slices.Count > 0 || entry.Dtype == DataType.DtString)
            {
                // The slices are entries of their own; texts are checked as they are decoded.
                _ = entry.Slices.Count > 0 ? null : Read(Name(key));
                continue;
            }

            IReadableFile file = Open(entry, key);
            RequireChecksum(entry, CheckedPieces.Checksum(file.Read, file.Path, entry.Offset, entry.Size, Name(key)), Name(key));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IReadableFile file in _data.Values)
        {
            file.Dispose();
        }

        _data.Clear();
    }

    /// <summary>Reads into memory that the caller makes when type and shape are known: numbers go there straight from the file.</summary>
    /// <param name="key">The tensor's name.</param>
    /// <param name="create">Makes the tensor.</param>
    /// <param name="bytes">Its memory, for numbers.</param>
    /// <param name="elements">Its elements, for texts.</param>
    internal T Read<T>(string key, Func<DataType, long[], T> create, Func<T, Span<byte>> bytes, Func<T, Array> elements)
    {
        BundleEntryProto entry = Entry(key);
        long[] dimensions = Dimensions(entry, key);
        if (entry.Slices.Count == 0)
        {
            return ReadWhole(entry, key, dimensions, create, bytes, elements);
        }

        RequireBudget(entry.Dtype, dimensions, key);
        T whole = create(entry.Dtype, dimensions);
        TensorSlice target = TensorSlice.Of(Everything(dimensions.Length)).Within(dimensions);
        long filled = 0;
        foreach ((TensorSlice slice, HostTensor tensor) in Parts(key, entry, dimensions))
        {
            filled += entry.Dtype == DataType.DtString
                ? TensorSlice.Copy<byte[]>(slice, target, tensor.Values<byte[]>(), (byte[][])elements(whole))
                : CopyBytes(slice, target, tensor.Bytes(), bytes(whole), entry.Dtype.Size());
        }

        return filled == Sizes.Count(dimensions) ? whole : throw Lost($"the slices of '{key}' hold {filled} elements of {Sizes.Count(dimensions)}");
    }

    internal BundleEntryProto Entry(string key)
    {
        BundleEntryProto entry = Parse(BundleEntryProto.Parser, _entries.TryGetValue(Raw(key), out byte[]? bytes) ? bytes : throw EngineException.NotFound($"Key {key} not found in checkpoint"), key);
        return Enum.IsDefined(entry.Dtype) && entry.Dtype is not (DataType.DtInvalid or DataType.DtResource or DataType.DtVariant) && !entry.Dtype.IsRef() ? entry
            : throw EngineException.InvalidArgument($"'{BundleFiles.Index(Prefix)}': the tensor '{key}' is of type {(int)entry.Dtype}, which no checkpoint holds");
    }

    /// <summary>Where a part of a partitioned tensor lies.</summary>
    internal BundleEntryProto EntryOfSlice(string key, TensorSliceProto slice) => Parse(BundleEntryProto.Parser, _entries[TensorSlice.Of(slice).Key(key)], key);

    private T ReadWhole<T>(BundleEntryProto entry, string key, long[] dimensions, Func<DataType, long[], T> create, Func<T, Span<byte>> bytes, Func<T, Array> elements)
    {
        RequireBudget(entry.Dtype, dimensions, key);
        if (entry.Dtype == DataType.DtString)
        {
            return ReadTexts(entry, key, dimensions, create, elements);
        }

        if (entry.Size != (long)Sizes.Bytes(Sizes.Count(dimensions), entry.Dtype.Size()))
        {
            throw Lost($"Invalid size in bundle entry: key {key}; stored size {entry.Size}; expected size {Sizes.Bytes(Sizes.Count(dimensions), entry.Dtype.Size())}");
        }

        IReadableFile file = Open(entry, key);
        if (entry.Offset > file.Length - entry.Size)
        {
            throw EngineException.OutOfRange(FormattableString.Invariant($"'{file.Path}' has {file.Length} bytes, '{key}' lies at {entry.Offset}, {entry.Size} bytes long"));
        }

        T tensor = create(entry.Dtype, dimensions);
        Span<byte> target = bytes(tensor);
        RequireChecksum(entry, CheckedPieces.Read(file.Read, file.Path, entry.Offset, target.Length, (at, count) => bytes(tensor).Slice((int)at, count), key), key);
        if (Header.Endianness == BundleHeaderProto.Types.Endianness.Big)
        {
            Reverse(target, entry.Dtype is DataType.DtComplex64 ? 4 : entry.Dtype is DataType.DtComplex128 ? 8 : entry.Dtype.Size());
        }

        if (entry.Dtype == DataType.DtBool)
        {
            foreach (ref byte b in target)
            {
                b = b == 0 ? (byte)0 : (byte)1;
            }
        }

        return tensor;
    }

    private long[] Dimensions(BundleEntryProto entry, string key)
    {
        long[] dimensions = [.. (entry.Shape?.Dim ?? []).Select(d => d.Size)];
        if (dimensions.Length > 254 || dimensions.Any(d => d < 0))
        {
            throw Lost($"the shape of '{key}', {Sizes.Format(dimensions)}, is none");
        }

        long count = 1;
        foreach (long size in dimensions)
        {
            if (!Sizes.TryMultiply(count, size, out count))
            {
                throw Lost($"the shape of '{key}', {Sizes.Format(dimensions)}, has more than 2^63 - 1 elements");
            }
        }

        return dimensions;
    }

    private void RequireBudget(DataType type, long[] dimensions, string key)
    {
        long bytes = Sizes.Multiply(Sizes.Count(dimensions), Math.Max(1, type.Size()));
        if (bytes > _limits.MaxTensorBytes)
        {
            throw EngineException.ResourceExhausted($"OOM: '{key}' has {bytes} bytes, more than {_limits.MaxTensorBytes} (FormatLimits.MaxTensorBytes)");
        }
    }

    private IReadableFile Open(BundleEntryProto entry, string key)
    {
        if (entry.Offset < 0)
        {
            throw EngineException.InvalidArgument($"'{BundleFiles.Index(Prefix)}': '{key}' lies at {entry.Offset}");
        }

        if (entry.Size < 0)
        {
            throw Lost($"Invalid size in bundle entry: key {key}; stored size {entry.Size}");
        }

        if (!_data.TryGetValue(entry.ShardId, out IReadableFile? file))
        {
            file = entry.ShardId < 0 || entry.ShardId >= Header.NumShards
                ? throw EngineException.NotFound($"'{BundleFiles.Index(Prefix)}': '{key}' is in data file {entry.ShardId}, there are {Header.NumShards}")
                : _files.OpenRead(BundleFiles.Data(Prefix, entry.ShardId, Header.NumShards));
            _data.Add(entry.ShardId, file);
        }

        return file;
    }

    private static void ReadExactly(IReadableFile file, long offset, Span<byte> buffer, string key)
    {
        int read = file.Read(offset, buffer);
        if (read < buffer.Length)
        {
            throw EngineException.OutOfRange(FormattableString.Invariant($"'{file.Path}' ends at byte {offset + read}, inside of '{key}'"));
        }
    }

    private void RequireChecksum(BundleEntryProto entry, uint crc, string key)
    {
        if (Crc32C.Mask(crc) != entry.Crc32C)
        {
            throw Lost($"Checksum does not match: stored {entry.Crc32C} vs. calculated on the restored bytes {Crc32C.Mask(crc)}: tensor '{key}' in '{BundleFiles.Data(Prefix, entry.ShardId, Header.NumShards)}'");
        }
    }

    private static void Reverse(Span<byte> bytes, int size)
    {
        for (int at = 0; size > 1 && at < bytes.Length; at += size)
        {
            bytes.Slice(at, size).Reverse();
        }
    }

    private T Parse<T>(MessageParser<T> parser, byte[] bytes, string what) where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (Exception e) when (GraphFiles.IsDamage(e))
        {
            throw new EngineException(StatusCode.DataLoss, $"'{BundleFiles.Index(Prefix)}': the entry of '{what}' is damaged: {e.Message}", e);
        }
    }

    private EngineException Lost(string what) => new(StatusCode.DataLoss, $"'{BundleFiles.Index(Prefix)}': {what}");

    private static string Raw(string key) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(key));

    private static string Name(string raw) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(raw));
}
