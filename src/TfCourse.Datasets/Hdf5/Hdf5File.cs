using System.Buffers.Binary;
using System.Text;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Data sets of an HDF5 file as h5py writes it by default: superblock version 0, groups as symbol tables, contiguous values.</summary>
/// <remarks>
/// Chunked, compressed and external data, texts and compound types are refused by name. Every address is checked against the
/// file, no block is visited twice, and depths are limited.
/// <para>Source: The HDF Group, "HDF5 File Format Specification Version 1.1" (of the version 0 superblock).</para>
/// </remarks>
public sealed class Hdf5File
{
    private const int MostObjects = 65_536;
    private static readonly byte[] Signature = [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];
    private readonly byte[] _bytes;
    private readonly string _name;
    private readonly DataLimits _limits;
    private readonly SortedDictionary<string, long> _objects = new(StringComparer.Ordinal);

    private Hdf5File(byte[] bytes, string name, DataLimits limits)
    {
        (_bytes, _name, _limits) = (bytes, name, limits);
        if (!bytes.AsSpan().StartsWith(Signature))
            throw Fault(DataFault.Malformed, 0, "another beginning", "the signature of HDF5");
        byte version = Byte(8);
        if (version != 0)
            throw Fault(DataFault.Unsupported, 8, Invariant($"superblock version {version}"), "version 0, which h5py writes unless libver says otherwise", "Write the file again with h5py's defaults, or as npz.");
        if (Byte(13) != 8 || Byte(14) != 8)
            throw Fault(DataFault.Unsupported, 13, Invariant($"addresses of {Byte(13)} and lengths of {Byte(14)} bytes"), "8 and 8");
        Walk(Address(64));
    }

    /// <summary>Paths of all data sets, as <c>group/name</c>, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. _objects.Keys];

    /// <summary>Reads a file and lists its data sets.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <exception cref="DataException">The file is missing, damaged, or of a kind that is not read here.</exception>
    public static Hdf5File Open(string path, DataLimits? limits = null)
        => new(DataFile.Load(path, path, limits ?? DataLimits.Default), path, limits ?? DataLimits.Default);

    /// <summary>The same from memory.</summary>
    /// <param name="content">All bytes.</param>
    /// <param name="name">What errors call the file.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <exception cref="DataException">The file is damaged, or of a kind that is not read here.</exception>
    public static Hdf5File Open(byte[] content, string name, DataLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(name);
        return new(content, name, limits ?? DataLimits.Default);
    }

    /// <summary>Reads a data set.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is none of that name; the message lists near names and all.</exception>
    /// <exception cref="DataException">It is damaged, or of a kind that is not read here.</exception>
    public NumericArray Read(string name)
    {
        if (!_objects.TryGetValue(name, out long header))
            throw new ArgumentException($"'{_name}' has no data set '{name}'.{NearNames.Hint(name, Names.ToArray())}", nameof(name));
        int[]? shape = null;
        (ElementFormat Format, bool BigEndian)? type = null;
        (long Address, long Size)? layout = null;
        foreach ((int kind, long at, int size) in Messages(header))
        {
            switch (kind)
            {
                case 1:
                    shape = Shape(at, size);
                    break;
                case 3:
                    type = Element(at, name);
                    break;
                case 8:
                    layout = Layout(at, name);
                    break;
                case 0xB:
                    throw Fault(DataFault.Unsupported, at, $"'{name}' with filters, such as compression", "values as they are", "Write it without compression, or as npz.");
            }
        }

        if (shape is null || type is not { } element || layout is not { } place)
            throw Fault(DataFault.Malformed, header, $"'{name}' without a {(shape is null ? "shape" : type is null ? "type" : "place")}", "a whole data set");
        if (Sizes.Elements(shape, element.Format.Size) is not { } count || (long)count * element.Format.Size > _limits.MaxFileBytes)
            throw Fault(DataFault.OverLimit, header, $"'{name}' of the shape {Sizes.Show(shape)}", "an array that fits into memory");
        long bytes = (long)count * element.Format.Size;
        if (bytes == 0)
            return new NumericArray(element.Format, shape, element.Format.Create(0));
        if (place.Size < bytes)
            throw Fault(DataFault.Malformed, header, Invariant($"{place.Size} bytes for '{name}'"), Invariant($"{bytes}, as its shape {Sizes.Show(shape)} says"));
        using var values = new MemoryStream(_bytes, (int)Require(place.Address, bytes), (int)bytes);
        return ArrayBytes.Read(ByteSource.Over(values, $"{_name}!{name}"), element.Format, shape, element.BigEndian, _limits.MaxFileBytes, "DataLimits.MaxFileBytes");
    }

    // All groups, iteratively: an object with a symbol table is a group, any other a data set.
    private void Walk(long root)
    {
        var waiting = new Stack<(string Path, long Header)>();
        var seen = new HashSet<long>();
        waiting.Push(("", root));
        while (waiting.TryPop(out (string Path, long Header) group))
        {
            if (!seen.Add(group.Header))
                continue;
            if (seen.Count > MostObjects)
                throw Fault(DataFault.OverLimit, group.Header, Invariant($"more than {MostObjects} objects"), "a file of data sets");
            (int kind, long at, _) = Messages(group.Header).FirstOrDefault(m => m.Kind == 0x11);
            if (kind == 0)
            {
                _objects[group.Path] = group.Header;
                continue;
            }

            foreach ((string name, long header) in Entries(Address(at), Address(at + 8)))
                waiting.Push((group.Path.Length == 0 ? name : $"{group.Path}/{name}", header));
        }
    }

    private IEnumerable<(string Name, long Header)> Entries(long tree, long heap)
    {
        RequireText(heap, "HEAP");
        long names = Address(heap + 24), size = Address(heap + 8);
        var waiting = new Stack<long>();
        var seen = new HashSet<long>();
        waiting.Push(tree);
        while (waiting.TryPop(out long node))
        {
            if (!seen.Add(node) || seen.Count > MostObjects)
                throw Fault(DataFault.Malformed, node, "a tree that leads back to itself", "a tree");
            if (_bytes.AsSpan((int)Require(node, 8), 4).SequenceEqual("SNOD"u8))
            {
                for (int i = 0; i < Short(node + 6); i++)
                {
                    long entry = node + 8 + (40 * i);
                    yield return (Text(names, Address(entry), size), Address(entry + 8));
                }

                continue;
            }

            RequireText(node, "TREE");
            if (Byte(node + 4) != 0)
                throw Fault(DataFault.Malformed, node, "a tree of something else", "a tree of a group");

            // A key lies before, between and behind the children.
            for (int i = Short(node + 6) - 1; i >= 0; i--)
                waiting.Push(Address(node + 24 + 8 + (16L * i)));
        }
    }

    // The messages of an object header of version 1, those in continuation blocks too.
    private IEnumerable<(int Kind, long At, int Size)> Messages(long header)
    {
        if (Byte(header) != 1)
            throw Fault(DataFault.Unsupported, header, Invariant($"an object header of version {Byte(header)}"), "version 1");
        int count = Short(header + 2);
        var blocks = new Queue<(long At, long Size)>();
        blocks.Enqueue((header + 16, Int(header + 8)));
        for (int seen = 0; blocks.TryDequeue(out (long At, long Size) block);)
        {
            for (long at = block.At; at + 8 <= block.At + block.Size && seen < count; seen++)
            {
                int kind = Short(at), size = Short(at + 2);
                Require(at + 8, size);
                yield return (kind, at + 8, size);
                if (kind == 0x10)
                    blocks.Enqueue((Address(at + 8), Address(at + 16)));
                at += 8 + size;
            }
        }
    }

    private int[] Shape(long at, int size)
    {
        byte version = Byte(at), rank = Byte(at + 1);
        long first = version == 1 ? at + 8 : at + 4;
        if (version is not (1 or 2) || rank > _limits.MaxRank || first + (8L * rank) > at + size)
            throw Fault(DataFault.Unsupported, at, Invariant($"a shape of version {version} and rank {rank}"), Invariant($"version 1 or 2 and at most {_limits.MaxRank} dimensions"));
        int[] shape = new int[rank];
        for (int i = 0; i < rank; i++)
        {
            long dimension = Address(first + (8L * i));
            shape[i] = dimension is >= 0 and <= int.MaxValue ? (int)dimension : throw Fault(DataFault.OverLimit, at, Invariant($"a dimension of {dimension}"), "a dimension that fits into memory");
        }
        return shape;
    }

    private (ElementFormat Format, bool BigEndian) Element(long at, string name)
    {
        int kind = Byte(at) & 0xF, size = Int(at + 4);
        bool isBig = (Byte(at + 1) & 1) != 0, isSigned = (Byte(at + 1) & 8) != 0;
        string? code = kind switch { 0 => Invariant($"{(isSigned ? 'i' : 'u')}{size}"), 1 => Invariant($"f{size}"), _ => null };
        ElementFormat? format = ElementFormat.All.FirstOrDefault(f => f.Code == code);
        return format is null
            ? throw Fault(DataFault.Unsupported, at, Invariant($"'{name}' of type class {kind} with {size} bytes"), "whole numbers or floating ones of 1, 2, 4 or 8 bytes")
            : (format, isBig);
    }

    private (long Address, long Size) Layout(long at, string name)
    {
        byte version = Byte(at), kind = Byte(at + 1);
        if (version != 3)
            throw Fault(DataFault.Unsupported, at, Invariant($"'{name}' with a layout of version {version}"), "version 3");
        return kind switch
        {
            0 => (at + 4, Short(at + 2)),
            1 => (Address(at + 2), Address(at + 10)),
            _ => throw Fault(DataFault.Unsupported, at, $"'{name}' in chunks", "contiguous values", "Write it without chunks and compression, or as npz."),
        };
    }

    private string Text(long names, long offset, long size)
    {
        if (offset < 0 || offset >= size)
            throw Fault(DataFault.Malformed, names, Invariant($"a name at {offset} of a heap of {size} bytes"), "a name inside it");
        ReadOnlySpan<byte> rest = _bytes.AsSpan((int)Require(names, size), (int)size)[(int)offset..];
        int end = rest.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]);
    }

    private void RequireText(long at, string text)
    {
        if (!_bytes.AsSpan((int)Require(at, 24), 4).SequenceEqual(Encoding.ASCII.GetBytes(text)))
            throw Fault(DataFault.Malformed, at, "another block", $"a block '{text}'");
    }

    private byte Byte(long at) => _bytes[Require(at, 1)];

    private int Short(long at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan((int)Require(at, 2)));

    private int Int(long at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan((int)Require(at, 4)));

    private long Address(long at) => BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan((int)Require(at, 8)));

    private long Require(long at, long size)
        => at >= 0 && size >= 0 && at <= _bytes.Length - size
            ? at
            : throw Fault(DataFault.Truncated, at, Invariant($"a file of {_bytes.Length} bytes"), Invariant($"{size} bytes at {at}"), "The file is cut off or damaged.");

    private DataException Fault(DataFault fault, long at, string found, string required, string? advice = null)
        => new(fault, _name, found, required, advice) { Offset = at };
}
