using System.Buffers.Binary;
using System.IO.Compression;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Reads PNG images of every colour type and bit depth, not interlaced. Checksums and sizes are checked before anything is expanded.</summary>
/// <remarks>Source: W3C, Portable Network Graphics (PNG) Specification, Second Edition. 16-bit samples keep their upper half.</remarks>
public static class PngReader
{
    private static ReadOnlySpan<byte> Magic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <exception cref="DataException">The file is missing, damaged, too large, or of a kind that is not read.</exception>
    public static PngImage Read(string path, DataLimits? limits = null)
        => Decode(DataFile.Load(path, path, limits ?? DataLimits.Default), path, limits);

    /// <summary>Decodes an image in memory.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <exception cref="DataException">It is damaged, too large, or of a kind that is not read.</exception>
    public static PngImage Decode(byte[] file, string name, DataLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        limits ??= DataLimits.Default;
        if (!file.AsSpan().StartsWith(Magic))
            throw Fault(DataFault.Malformed, 0, "the bytes " + Convert.ToHexString(file.AsSpan(0, Math.Min(8, file.Length))), "89504E470D0A1A0A, as a PNG file begins");

        Header? header = null;
        byte[] palette = [];
        List<(int Start, int Length)> data = [];
        int at = Magic.Length;
        for (bool ended = false; !ended;)
        {
            if (file.Length - at < 12)
                throw Fault(DataFault.Truncated, at, Invariant($"{file.Length - at} bytes left"), "a chunk of 12 bytes or more, the last one IEND");
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
                throw Fault(DataFault.Truncated, at, Invariant($"a chunk of {length} bytes, {file.Length - at - 12} are left"), "a whole chunk");
            ReadOnlySpan<byte> chunk = file.AsSpan(at + 4, (int)length + 4);
            if (Crc32.Append(0, chunk) != BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + (int)length)))
                throw Fault(DataFault.Checksum, at, "a chunk whose CRC-32 is another", "the CRC-32 that the chunk says");
            string type = System.Text.Encoding.Latin1.GetString(chunk[..4]);
            switch (type)
            {
                case "IHDR": header = Header.Parse(chunk[4..], at, Fault, limits); break;
                case "PLTE": palette = chunk[4..].ToArray(); break;
                case "IDAT": data.Add((at + 8, (int)length)); break;
                case "IEND": ended = true; break;
                case [>= 'A' and <= 'Z', ..]: throw Fault(DataFault.Unsupported, at, $"the critical chunk {type}", "IHDR, PLTE, IDAT and IEND");
                default: break;
            }
            if (header is null)
                throw Fault(DataFault.Malformed, at, $"the chunk {type}", "IHDR first");
            at += 12 + (int)length;
        }
        return Samples(header!, palette, Inflate(header!, file, data));

        DataException Fault(DataFault fault, int offset, string found, string required) => new(fault, name, found, required) { Offset = offset };

        byte[] Inflate(Header h, byte[] bytes, List<(int Start, int Length)> parts)
        {
            byte[] compressed = new byte[parts.Sum(p => (long)p.Length)];
            int filled = 0;
            foreach ((int start, int length) in parts)
            {
                bytes.AsSpan(start, length).CopyTo(compressed.AsSpan(filled));
                filled += length;
            }
            if (h.FilteredBytes > (compressed.Length * (long)ByteSource.DeflateRatio) + 1024)
                throw Fault(DataFault.Truncated, at, Invariant($"{compressed.Length} bytes of image data"), Invariant($"enough for an image of {h.Width} x {h.Height}"));
            byte[] filtered = new byte[h.FilteredBytes];
            try
            {
                using ZLibStream stream = new(new MemoryStream(compressed, false), CompressionMode.Decompress);
                if (stream.ReadAtLeast(filtered, filtered.Length, throwOnEndOfStream: false) < filtered.Length)
                    throw Fault(DataFault.Truncated, at, "image data that end early", Invariant($"{filtered.Length} bytes"));
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                throw new DataException(DataFault.Malformed, name, "damaged compressed data", "a valid zlib stream", "Fetch the file again.", e);
            }
            return Unfiltered(h, filtered);
        }

        byte[] Unfiltered(Header h, byte[] filtered)
        {
            int row = h.RowBytes, left = h.PixelBytes;
            byte[] raw = new byte[row * h.Height];
            for (int y = 0; y < h.Height; y++)
            {
                Span<byte> now = raw.AsSpan(y * row, row);
                ReadOnlySpan<byte> up = y == 0 ? new byte[row] : raw.AsSpan((y - 1) * row, row);
                byte filter = filtered[y * (row + 1)];
                if (filter > 4)
                    throw Fault(DataFault.Malformed, at, Invariant($"the filter {filter} of row {y}"), "0 to 4");
                filtered.AsSpan((y * (row + 1)) + 1, row).CopyTo(now);
                for (int x = 0; x < row; x++)
                {
                    int a = x >= left ? now[x - left] : 0, b = up[x], c = x >= left ? up[x - left] : 0;
                    now[x] += (byte)(filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => Paeth(a, b, c), _ => 0 });
                }
            }
            return raw;
        }

        PngImage Samples(Header h, byte[] colours, byte[] raw)
        {
            int channels = h.ColourType switch { 0 or 3 => 1, 2 => 3, 4 => 2, _ => 4 };
            byte[] samples = new byte[h.Width * h.Height * channels];
            int scale = h.ColourType == 3 ? 1 : h.Depth switch { 1 => 255, 2 => 85, 4 => 17, _ => 1 };
            for (int y = 0; y < h.Height; y++)
            {
                for (int i = 0; i < h.Width * channels; i++)
                {
                    int bit = i * h.Depth, place = (y * h.RowBytes) + (bit / 8);
                    int value = h.Depth >= 8 ? raw[place] : (raw[place] >> (8 - h.Depth - (bit % 8))) & ((1 << h.Depth) - 1);
                    samples[(y * h.Width * channels) + i] = (byte)(value * scale);
                }
            }
            if (h.ColourType != 3)
                return new PngImage(h.Height, h.Width, channels, samples);

            byte[] coloured = new byte[samples.Length * 3];
            for (int i = 0; i < samples.Length; i++)
            {
                if ((samples[i] * 3) + 2 >= colours.Length)
                    throw Fault(DataFault.Malformed, at, Invariant($"the colour {samples[i]}"), Invariant($"one of the palette's {colours.Length / 3}"));
                colours.AsSpan(samples[i] * 3, 3).CopyTo(coloured.AsSpan(i * 3));
            }
            return new PngImage(h.Height, h.Width, 3, coloured);
        }
    }

    private static int Paeth(int a, int b, int c)
    {
        int p = a + b - c, pa = Math.Abs(p - a), pb = Math.Abs(p - b), pc = Math.Abs(p - c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }

    private sealed record Header(int Width, int Height, int Depth, int ColourType)
    {
        private int BitsPerPixel => Depth * (ColourType switch { 0 or 3 => 1, 2 => 3, 4 => 2, _ => 4 });

        public int RowBytes => (int)((((long)Width * BitsPerPixel) + 7) / 8);

        public int PixelBytes => Math.Max(1, BitsPerPixel / 8);

        public long FilteredBytes => (RowBytes + 1L) * Height;

        public static Header Parse(ReadOnlySpan<byte> chunk, int at, Func<DataFault, int, string, string, DataException> fault, DataLimits limits)
        {
            if (chunk.Length != 13)
                throw fault(DataFault.Malformed, at, Invariant($"a header of {chunk.Length} bytes"), "13");
            uint width = BinaryPrimitives.ReadUInt32BigEndian(chunk), height = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]);
            (int depth, int type) = (chunk[8], chunk[9]);
            bool known = (type, depth) is (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16);
            if (!known || chunk[10] != 0 || chunk[11] != 0)
                throw fault(DataFault.Malformed, at, Invariant($"colour type {type} with {depth} bits, compression {chunk[10]}, filter {chunk[11]}"), "a kind that the PNG specification has");
            if (chunk[12] != 0)
                throw fault(DataFault.Unsupported, at, "an interlaced image", "one that is not; save it again without interlacing");
            if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
                throw fault(DataFault.Malformed, at, Invariant($"an image of {width} x {height}"), "1 x 1 or more");
            // Eight bytes a pixel are the most that any kind has, before and after.
            if ((ulong)width * height > (ulong)limits.MaxExpandedBytes / 8)
                throw fault(DataFault.OverLimit, at, Invariant($"an image of {width} x {height}"), Invariant($"at most {limits.MaxExpandedBytes / 8} pixels (DataLimits.MaxExpandedBytes)"));
            return new Header((int)width, (int)height, depth, type);
        }
    }
}
