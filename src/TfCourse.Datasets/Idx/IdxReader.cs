using System.Buffers.Binary;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Reads IDX files, the format of MNIST and its relatives, plain or gzip-compressed.</summary>
/// <remarks>
/// <para>Layout: two zero bytes, one byte of element type, one byte with the number of dimensions, each dimension as a
/// big-endian 32-bit integer, then the values in C order, big-endian. Compression is recognized by the first two bytes,
/// not by the file's name.</para>
/// <para>Source: Y. LeCun, C. Cortes, C. Burges, the MNIST database, section on file formats.</para>
/// </remarks>
public static class IdxReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <returns>The array, of type uint8, int8, int16, int32, float32 or float64.</returns>
    /// <exception cref="DataException">The file is missing, cut off, continued, damaged, too large or no IDX file.</exception>
    public static NumericArray Read(string path, DataLimits? limits = null)
    {
        limits ??= DataLimits.Default;
        return Read(DataFile.Load(path, path, limits), path, limits);
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="content">All bytes of the file.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <returns>The array, of type uint8, int8, int16, int32, float32 or float64.</returns>
    /// <exception cref="DataException">The content is cut off, continued, damaged, too large or not IDX.</exception>
    public static NumericArray Read(byte[] content, string name, DataLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(name);
        limits ??= DataLimits.Default;
        if (!Gzip.Recognizes(content))
        {
            using ByteSource plain = ByteSource.Over(new MemoryStream(content, writable: false), name);
            return ReadAll(plain, limits, limits.MaxFileBytes, nameof(limits.MaxFileBytes));
        }
        using Gzip gzip = Gzip.Open(content, name);
        NumericArray array = ReadAll(gzip.Content, limits, limits.MaxExpandedBytes, nameof(limits.MaxExpandedBytes));
        gzip.Verify();
        return array;
    }

    private static NumericArray ReadAll(ByteSource source, DataLimits limits, long maxBytes, string limitName)
    {
        Span<byte> magic = stackalloc byte[4];
        source.ReadExactly(magic, "the magic number of an IDX file");
        if (magic[0] != 0 || magic[1] != 0 || ElementOf(magic[2]) is not { } type)
            throw source.Malformed(
                Invariant($"the bytes {magic[0]:X2} {magic[1]:X2} {magic[2]:X2} {magic[3]:X2}"),
                "00 00, an element type (08, 09, 0B, 0C, 0D or 0E) and the number of dimensions",
                "This is not an IDX file.", offset: 0);
        if (magic[3] == 0 || magic[3] > limits.MaxRank)
            throw source.OverLimit(
                Invariant($"{magic[3]} dimensions"), Invariant($"1 to {limits.MaxRank} (DataLimits.MaxRank)"), offset: 3);

        int[] shape = new int[magic[3]];
        Span<byte> size = stackalloc byte[4];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            source.ReadExactly(size, Invariant($"the size of dimension {axis}"));
            uint dimension = BinaryPrimitives.ReadUInt32BigEndian(size);
            if (dimension > int.MaxValue)
                throw source.OverLimit(
                    Invariant($"the size {dimension} of dimension {axis}"), Invariant($"at most {int.MaxValue}"), source.Offset - 4);
            shape[axis] = (int)dimension;
        }

        NumericArray array = ArrayBytes.Read(
            source, ElementFormat.Of(type), shape, bigEndian: true, maxBytes, "DataLimits." + limitName);
        source.RequireEnd($"the values of the shape {Sizes.Show(shape)}");
        return array;
    }

    private static ElementType? ElementOf(byte code) => code switch
    {
        0x08 => ElementType.UInt8,
        0x09 => ElementType.Int8,
        0x0B => ElementType.Int16,
        0x0C => ElementType.Int32,
        0x0D => ElementType.Float32,
        0x0E => ElementType.Float64,
        _ => null,
    };
}
