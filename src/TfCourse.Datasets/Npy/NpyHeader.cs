using System.Buffers.Binary;
using System.Text;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>What the header of an npy file says about the values that follow it.</summary>
/// <param name="Format">Element type.</param>
/// <param name="BigEndian">Byte order of the values.</param>
/// <param name="FortranOrder">Whether the first axis runs fastest.</param>
/// <param name="Shape">Sizes of the axes.</param>
internal sealed record NpyHeader(ElementFormat Format, bool BigEndian, bool FortranOrder, int[] Shape)
{
    private static readonly string[] Keys = ["descr", "fortran_order", "shape"];

    internal static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public static NpyHeader Read(ByteSource source, DataLimits limits)
    {
        Span<byte> start = stackalloc byte[8];
        source.ReadExactly(start, "the magic string and version of an npy file");
        if (!start[..6].SequenceEqual(Magic))
            throw source.Malformed(
                "the bytes " + Convert.ToHexString(start[..6]), "93 followed by NUMPY", "This is not an npy file.", offset: 0);
        if (start[6] is not (1 or 2 or 3) || start[7] != 0)
            throw new DataException(
                DataFault.Unsupported, source.Name, Invariant($"npy version {start[6]}.{start[7]}"), "version 1.0, 2.0 or 3.0",
                "Save the array again with numpy.save.")
            { Offset = 6 };

        // Version 1.0 counts the header in 16 bits, the later ones in 32; 3.0 differs only in UTF-8 for Latin-1.
        Span<byte> field = stackalloc byte[4];
        field.Clear();
        source.ReadExactly(field[..(start[6] == 1 ? 2 : 4)], "the length of the header");
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(field);
        if (length > limits.MaxHeaderBytes)
            throw source.OverLimit(
                Invariant($"a header of {length} bytes"), Invariant($"at most {limits.MaxHeaderBytes} (DataLimits.MaxHeaderBytes)"), 8);
        source.RequireRoom(length, "the header");
        byte[] bytes = new byte[length];
        long offset = source.Offset;
        source.ReadExactly(bytes, "the header");
        string text = (start[6] == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
        return Parse(text, source, offset, limits);
    }

    private static NpyHeader Parse(string text, ByteSource source, long offset, DataLimits limits)
    {
        Dictionary<string, object> entries = new PythonLiteral(text, source, offset).ReadDictionary();
        if (entries.Count != Keys.Length || !Keys.All(entries.ContainsKey))
            throw source.Malformed(
                "a header with the keys " + string.Join(", ", entries.Keys.Order(StringComparer.Ordinal)),
                "exactly " + string.Join(", ", Keys), offset: offset);
        if (entries["fortran_order"] is not bool fortran)
            throw source.Malformed("a fortran_order that is neither True nor False", "True or False", offset: offset);
        (ElementFormat format, bool bigEndian) = NpyDescr.Read(entries["descr"], source, offset);
        return new NpyHeader(format, bigEndian, fortran, ReadShape(entries["shape"], source, offset, limits));
    }

    private static int[] ReadShape(object value, ByteSource source, long offset, DataLimits limits)
    {
        if (value is not PythonLiteral.Sequence { IsTuple: true } tuple)
            throw source.Malformed("a shape that is no tuple", "a tuple such as (2, 3), (5,) or ()", offset: offset);
        if (tuple.Items.Count > limits.MaxRank)
            throw source.OverLimit(
                Invariant($"{tuple.Items.Count} dimensions"), Invariant($"at most {limits.MaxRank} (DataLimits.MaxRank)"), offset);

        int[] shape = new int[tuple.Items.Count];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            if (tuple.Items[axis] is not long size)
                throw source.Malformed(Invariant($"a size of dimension {axis} that is no integer"), "an integer", offset: offset);
            if (size < 0)
                throw source.Malformed(Invariant($"the size {size} of dimension {axis}"), "0 or more", offset: offset);
            if (size > int.MaxValue)
                throw source.OverLimit(
                    Invariant($"the size {size} of dimension {axis}"), Invariant($"at most {int.MaxValue}"), offset);
            shape[axis] = (int)size;
        }
        return shape;
    }
}
