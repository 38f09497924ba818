using System.Buffers.Binary;
using System.Text;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Writes npy files, byte for byte as <c>numpy.save</c> does for an array in C order.</summary>
/// <remarks>Source: NumPy, module <c>numpy.lib.format</c>.</remarks>
public static class NpyWriter
{
    private const int Alignment = 64;

    // Room that NumPy leaves so that the growing axis can be enlarged in place: as many digits as 2^64 has, and one.
    private const int GrowthDigits = 21;

    /// <summary>Writes a file whole or not at all: under a temporary name first, then renamed.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="array">What to write.</param>
    /// <param name="version">Format version: 1, 2 or 3.</param>
    /// <param name="bigEndian">Byte order of the values.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is another.</exception>
    /// <exception cref="IOException">The system could not write the file; an old one is untouched.</exception>
    public static void Write(string path, NumericArray array, int version = 1, bool bigEndian = false)
        => DataFile.Replace(path, stream => Write(stream, array, version, bigEndian));

    /// <summary>Writes an array at the present position of a stream, which stays open.</summary>
    /// <param name="stream">A stream that can be written.</param>
    /// <param name="array">What to write.</param>
    /// <param name="version">Format version: 1, 2 or 3.</param>
    /// <param name="bigEndian">Byte order of the values.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is another.</exception>
    public static void Write(Stream stream, NumericArray array, int version = 1, bool bigEndian = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(array);
        if (version is not (1 or 2 or 3))
            throw new ArgumentOutOfRangeException(nameof(version), version, "The npy format has the versions 1, 2 and 3.");

        stream.Write(Header(array, version, bigEndian));
        if (bigEndian != BitConverter.IsLittleEndian || array.Format.SwapSize == 1)
        {
            stream.Write(array.Bytes);
            return;
        }
        byte[] reversed = array.Bytes.ToArray();
        ArrayBytes.Reverse(reversed, array.Format.SwapSize);
        stream.Write(reversed);
    }

    private static byte[] Header(NumericArray array, int version, bool bigEndian)
    {
        string text = Invariant(
            $"{{'descr': '{NpyDescr.Write(array.Format, bigEndian)}', 'fortran_order': False, 'shape': {Tuple(array.Shape)}, }}");
        if (array.Shape.Count > 0)
            text += new string(' ', GrowthDigits - Invariant($"{array.Shape[0]}").Length);

        // Values begin at a multiple of 64; a header that ends there already gets 64 spaces more, as NumPy has it.
        int lengthBytes = version == 1 ? 2 : 4;
        int before = NpyHeader.Magic.Length + 2 + lengthBytes;
        int unpadded = before + text.Length + 1;
        text += new string(' ', Alignment - (unpadded % Alignment)) + "\n";

        byte[] header = new byte[before + text.Length];
        NpyHeader.Magic.CopyTo(header);
        header[6] = (byte)version;
        if (version == 1)
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), checked((ushort)text.Length));
        else
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), text.Length);
        Encoding.ASCII.GetBytes(text, header.AsSpan(before));
        return header;
    }

    // Python writes a tuple of one with a comma: (5,).
    private static string Tuple(IReadOnlyList<int> shape)
        => shape.Count == 1 ? Invariant($"({shape[0]},)") : "(" + string.Join(", ", shape.Select(size => Invariant($"{size}"))) + ")";
}
