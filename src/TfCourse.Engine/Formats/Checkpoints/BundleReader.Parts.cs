using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tensorflow;

namespace TfCourse.Engine;

/// <content>Texts, and tensors that lie in parts.</content>
public sealed partial class BundleReader
{
    // Lengths as varints, their checksum, then the texts one after another.
    private T ReadTexts<T>(BundleEntryProto entry, string key, long[] dimensions, Func<DataType, long[], T> create, Func<T, Array> elements)
    {
        long count = Sizes.Count(dimensions);
        IReadableFile file = Open(entry, key);
        if (entry.Size < 0 || entry.Size > _limits.MaxTensorBytes || entry.Offset > file.Length - entry.Size)
        {
            throw EngineException.OutOfRange(FormattableString.Invariant($"'{file.Path}' has {file.Length} bytes, '{key}' lies at {entry.Offset}, {entry.Size} bytes long"));
        }

        if (count > entry.Size)
        {
            throw Lost($"'{key}' has {count} texts in {entry.Size} bytes");
        }

        byte[] stored = new byte[entry.Size];
        ReadExactly(file, entry.Offset, stored, key);
        var lengths = new int[count];
        int at = 0;
        uint crc = 0;
        long total = 0;
        Span<byte> number = stackalloc byte[4];
        bool big = Header.Endianness == BundleHeaderProto.Types.Endianness.Big;
        for (int i = 0; i < lengths.Length; i++)
        {
            if (!Varint.TryReadSize(stored, ref at, out lengths[i]))
            {
                throw Lost($"the length of text {i} of '{key}' is damaged");
            }

            total += lengths[i];
            Write(number, (uint)lengths[i], big);
            crc = Crc32C.Append(crc, number);
        }

        Write(number, Crc32C.Mask(crc), big);
        if (stored.Length - at < 4 || !stored.AsSpan(at, 4).SequenceEqual(number))
        {
            throw Lost($"Checksum does not match: the lengths of the texts of '{key}'");
        }

        if (stored.Length - at - 4 != total)
        {
            throw Lost($"the texts of '{key}' have {stored.Length - at - 4} bytes, their lengths say {total}");
        }

        RequireChecksum(entry, Crc32C.Append(crc, stored.AsSpan(at)), key);
        T tensor = create(DataType.DtString, dimensions);
        var texts = (byte[][])elements(tensor);
        at += 4;
        for (int i = 0; i < lengths.Length; i++)
        {
            texts[i] = stored.AsSpan(at, lengths[i]).ToArray();
            at += lengths[i];
        }

        return tensor;
    }

    private IEnumerable<(TensorSlice Slice, HostTensor Tensor)> Parts(string key, BundleEntryProto entry, long[] whole)
    {
        if (entry.Slices.Count == 0)
        {
            yield return (TensorSlice.Of(Everything(whole.Length)).Within(whole), Read(key));
            yield break;
        }

        foreach (TensorSliceProto proto in entry.Slices)
        {
            var slice = TensorSlice.Of(proto);
            string part = slice.Key(key);
            slice = slice.Within(whole);
            if (!_entries.TryGetValue(part, out byte[]? bytes))
            {
                throw EngineException.InvalidArgument($"'{BundleFiles.Index(Prefix)}': a slice of '{key}' is not there");
            }

            BundleEntryProto stored = Parse(BundleEntryProto.Parser, bytes, key);
            long[] dimensions = Dimensions(stored, key);
            if (stored.Dtype != entry.Dtype || stored.Slices.Count > 0 || !dimensions.AsSpan().SequenceEqual(slice.Lengths))
            {
                throw Lost($"a slice of '{key}' is of type {stored.Dtype.Name()} and shape {Sizes.Format(dimensions)}, it should be {entry.Dtype.Name()} and {Sizes.Format(slice.Lengths)}");
            }

            yield return (slice, ReadWhole(stored, key, dimensions, static (t, d) => new HostTensor(t, d), static t => t.Bytes(), static t => t.Elements));
        }
    }

    private static void Copy(TensorSlice from, TensorSlice to, HostTensor source, HostTensor target)
    {
        _ = source.DataType == DataType.DtString
            ? TensorSlice.Copy<byte[]>(from, to, source.Values<byte[]>(), target.Values<byte[]>())
            : CopyBytes(from, to, source.Bytes(), target.Bytes(), source.DataType.Size());
    }

    private static long CopyBytes(TensorSlice from, TensorSlice to, Span<byte> source, Span<byte> target, int size) => size switch
    {
        1 => TensorSlice.Copy<byte>(from, to, source, target),
        2 => TensorSlice.Copy<short>(from, to, MemoryMarshal.Cast<byte, short>(source), MemoryMarshal.Cast<byte, short>(target)),
        4 => TensorSlice.Copy<int>(from, to, MemoryMarshal.Cast<byte, int>(source), MemoryMarshal.Cast<byte, int>(target)),
        8 => TensorSlice.Copy<long>(from, to, MemoryMarshal.Cast<byte, long>(source), MemoryMarshal.Cast<byte, long>(target)),
        _ => TensorSlice.Copy<Int128>(from, to, MemoryMarshal.Cast<byte, Int128>(source), MemoryMarshal.Cast<byte, Int128>(target)),
    };

    private static void Write(Span<byte> to, uint value, bool bigEndian)
    {
        if (bigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(to, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(to, value);
        }
    }

    private static TensorSliceProto Everything(int rank)
    {
        var slice = new TensorSliceProto();
        slice.Extent.AddRange(Enumerable.Range(0, rank).Select(_ => new TensorSliceProto.Types.Extent()));
        return slice;
    }
}
