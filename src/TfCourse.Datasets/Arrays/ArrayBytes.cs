using System.Buffers.Binary;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Moves arrays between files and memory: byte order, Fortran order, truth values.</summary>
internal static class ArrayBytes
{
    /// <summary>Reads ∏ shape elements; sizes and room are checked before anything is allocated.</summary>
    public static NumericArray Read(
        ByteSource source, ElementFormat format, int[] shape, bool bigEndian, long maxBytes, string limitName)
    {
        if (Sizes.Elements(shape, format.Size) is not { } count || (long)count * format.Size > maxBytes)
            throw source.OverLimit(
                $"the shape {Sizes.Show(shape)} of {format.Name}", Invariant($"at most {maxBytes} bytes ({limitName})"), source.Offset);

        string what = $"the values of the shape {Sizes.Show(shape)}, {format.Name}";
        source.RequireRoom((long)count * format.Size, what);
        NumericArray array = new(format, shape, format.Create(count));
        source.ReadExactly(array.Bytes, what);

        if (bigEndian == BitConverter.IsLittleEndian)
            Reverse(array.Bytes, format.SwapSize);
        if (format.Type == ElementType.Bool)
            Normalize(array.Bytes);
        return array;
    }

    /// <summary>Reverses every group of <paramref name="size"/> bytes in place.</summary>
    public static void Reverse(Span<byte> bytes, int size)
    {
        switch (size)
        {
            case 2:
                Span<ushort> two = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(two, two);
                break;
            case 4:
                Span<uint> four = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(four, four);
                break;
            case 8:
                Span<ulong> eight = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(eight, eight);
                break;
        }
    }

    /// <summary>C order from Fortran order: element (i₀, …, iₖ) lies at Σ iₐ·∏_{b&lt;a} shape_b in the file.</summary>
    public static NumericArray FromFortranOrder(NumericArray array)
    {
        int[] shape = [.. array.Shape];
        int size = array.Format.Size, rank = shape.Length;
        if (rank < 2 || array.Count == 0)
            return array;

        int[] stride = new int[rank];
        stride[0] = 1;
        for (int axis = 1; axis < rank; axis++)
            stride[axis] = stride[axis - 1] * shape[axis - 1];

        NumericArray result = new(array.Format, shape, array.Format.Create(array.Count));
        Span<byte> from = array.Bytes, to = result.Bytes;
        int[] index = new int[rank];
        int offset = 0;
        for (int position = 0; position < array.Count; position++)
        {
            from.Slice(offset * size, size).CopyTo(to[(position * size)..]);
            // The next element in C order: count up the last axis, carry to the left.
            for (int axis = rank - 1; axis >= 0; axis--)
            {
                offset += stride[axis];
                if (++index[axis] < shape[axis])
                    break;
                offset -= stride[axis] * shape[axis];
                index[axis] = 0;
            }
        }
        return result;
    }

    // A bool of .NET is 0 or 1; NumPy takes any other byte for true as well.
    private static void Normalize(Span<byte> truth)
    {
        for (int i = 0; i < truth.Length; i++)
            truth[i] = truth[i] == 0 ? (byte)0 : (byte)1;
    }
}
