using TfCourse.TestKit;

namespace TfCourse.Images.Tests;

[TestFixture]
public sealed class PngFileTests
{
    private static readonly byte[] Colours = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void What_was_written_is_read(int channels)
    {
        byte[] samples = [.. Enumerable.Range(0, 35 * channels).Select(i => (byte)(i * 41))];
        ushort[] wide = [.. Enumerable.Range(0, 35 * channels).Select(i => (ushort)(i * 12_345))];
        for (int compression = -1; compression < 10; compression++)
        {
            var read = PngFile.Parse(PngWriter.Encode(new Raster(5, 7, channels, samples), compression));
            Assert.That((read.Height, read.Width, read.Channels, read.Depth), Is.EqualTo((5, 7, channels, 8)));
            Assert.That(read.Decode(), Is.EqualTo(samples));
            Assert.That(read.DecodeWide(), Is.EqualTo(samples.Select(s => s * 257)));

            read = PngFile.Parse(PngWriter.EncodeWide(5, 7, channels, wide, compression));
            Assert.That(read.Depth, Is.EqualTo(16));
            Assert.That(read.DecodeWide(), Is.EqualTo(wide));
            Assert.That(read.Decode(), Is.EqualTo(wide.Select(s => s >> 8)));
        }
    }

    // One pixel more than a byte holds; the second row by the filter of the row above.
    [TestCase(0, 1, 1)]
    [TestCase(0, 2, 1)]
    [TestCase(0, 4, 1)]
    [TestCase(0, 8, 1)]
    [TestCase(0, 16, 1)]
    [TestCase(2, 8, 3)]
    [TestCase(2, 16, 3)]
    [TestCase(3, 1, 1)]
    [TestCase(3, 2, 1)]
    [TestCase(3, 4, 1)]
    [TestCase(3, 8, 1)]
    [TestCase(4, 8, 2)]
    [TestCase(4, 16, 2)]
    [TestCase(6, 8, 4)]
    [TestCase(6, 16, 4)]
    public void Every_kind_is_read_plain_and_interlaced(int type, int depth, int samples)
    {
        const int width = 9, height = 10;
        int most = type == 3 ? Math.Min(4, 1 << depth) : 1 << depth;
        int[] values = [.. Enumerable.Range(0, width * height * samples).Select(i => (i * i * 31) % most)];
        int scale = type == 3 || depth > 4 ? 1 : 255 / (most - 1);
        IEnumerable<int> expected = type == 3 ? values.SelectMany(v => Colours.Skip(3 * v).Take(3).Select(c => (int)c)) : values.Select(v => depth == 16 ? v >> 8 : v * scale);

        byte[] plain = PngBytes.File(width, height, depth, type, PngBytes.Rows(values, width, height, samples, depth, (0, 0, 1, 1)), Colours);
        (int, int, int, int)[] passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        byte[] interlaced = PngBytes.File(width, height, depth, type, [.. passes.SelectMany(p => PngBytes.Rows(values, width, height, samples, depth, p))], Colours, interlaced: true);
        Assert.That(PngFile.Parse(plain).Decode(), Is.EqualTo(expected));
        Assert.That(PngFile.Parse(interlaced).Decode(), Is.EqualTo(expected));
        Assert.That(PngFile.Parse(interlaced).DecodeWide(4), Is.EqualTo(PngFile.Parse(plain).DecodeWide(4)));
    }

    [Test]
    public void Channels_are_left_out_made_and_mixed() => Assert.Multiple(() =>
    {
        byte[] colours = PngWriter.Encode(new Raster(1, 2, 4, [10, 20, 30, 40, 7, 7, 7, 99]));
        // 0.299 R + 0.587 G + the rest of B, in 1/32768, rounded down.
        byte grey = (byte)(((9797 * 10) + (19234 * 20) + (3737 * 30)) >> 15);
        Assert.That(PngFile.Parse(colours).Decode(1), Is.EqualTo(new byte[] { grey, 7 }));
        Assert.That(PngFile.Parse(colours).Decode(2), Is.EqualTo(new byte[] { grey, 40, 7, 99 }));
        Assert.That(PngFile.Parse(colours).Decode(3), Is.EqualTo(new byte[] { 10, 20, 30, 7, 7, 7 }));
        byte[] plain = PngWriter.Encode(new Raster(1, 2, 1, [10, 20]));
        Assert.That(PngFile.Parse(plain).Decode(3), Is.EqualTo(new byte[] { 10, 10, 10, 20, 20, 20 }));
        Assert.That(PngFile.Parse(plain).Decode(4), Is.EqualTo(new byte[] { 10, 10, 10, 255, 20, 20, 20, 255 }));
        Assert.That(PngFile.Parse(plain).DecodeWide(2), Is.EqualTo(new ushort[] { 2570, 65535, 5140, 65535 }));
        byte[] wide = PngWriter.EncodeWide(1, 1, 3, [1000, 2000, 3001]);
        Assert.That(PngFile.Parse(wide).DecodeWide(1), Is.EqualTo(new[] { (ushort)(((9797 * 1000) + (19234 * 2000) + (3737 * 3001) + 16384) >> 15) }));
    });

    [Test]
    public void Transparent_colours_become_alpha_where_it_is_wanted() => Assert.Multiple(() =>
    {
        byte[] palette = PngBytes.File(3, 1, 8, 3, [0, 0, 1, 2], Colours, transparency: [0, 99]);
        Assert.That(PngFile.Parse(palette).Channels, Is.EqualTo(4));
        Assert.That(PngFile.Parse(palette).Decode(), Is.EqualTo(new byte[] { 10, 20, 30, 0, 40, 50, 60, 99, 70, 80, 90, 255 }));
        Assert.That(PngFile.Parse(palette).Decode(3), Is.EqualTo(new byte[] { 10, 20, 30, 40, 50, 60, 70, 80, 90 }));
        byte[] grey = PngBytes.File(2, 1, 8, 0, [0, 5, 6], transparency: [0, 6]);
        Assert.That(PngFile.Parse(grey).Channels, Is.EqualTo(1));
        Assert.That(PngFile.Parse(grey).Decode(4), Is.EqualTo(new byte[] { 5, 5, 5, 255, 6, 6, 6, 0 }));
        byte[] wide = PngBytes.File(1, 1, 16, 2, [0, 1, 2, 3, 4, 5, 6], transparency: [1, 2, 3, 4, 5, 6]);
        Assert.That(PngFile.Parse(wide).Decode(4), Is.EqualTo(new byte[] { 1, 3, 5, 0 }));
    });

    [Test]
    public void Damaged_chunks_are_refused_and_needless_ones_left_out() => Assert.Multiple(() =>
    {
        Assert.That(Fault(PngBytes.File(1, 1, 8, 3, [0, 0])), Is.EqualTo(ImageFault.Malformed), "no palette");
        Assert.That(Fault(PngBytes.File(1, 1, 8, 3, [0, 0], [1, 2])), Is.EqualTo(ImageFault.Malformed), "a palette of two bytes");
        Assert.That(Fault(PngBytes.File(1, 1, 8, 0, [5, 0])), Is.EqualTo(ImageFault.Malformed), "a filter that is not there");
        Assert.That(Fault(PngBytes.File(2, 2, 8, 0, [0, 0])), Is.EqualTo(ImageFault.Truncated), "rows that are missing");
        Assert.That(Fault(PngBytes.File(1, 1, 3, 0, [0, 0])), Is.EqualTo(ImageFault.Malformed), "three bits");
        Assert.That(Fault(PngBytes.File(50_000, 50_000, 8, 0, [0, 0])), Is.EqualTo(ImageFault.OverLimit));
        byte[] file = PngBytes.File(1, 1, 8, 0, [0, 9], transparency: [0, 9]);
        Assert.That(PngFile.Parse(file).Decode(4)[3], Is.Zero);
        file[file.AsSpan().IndexOf("tRNS"u8) + 7] ^= 1;
        Assert.That(PngFile.Parse(file).Decode(4)[3], Is.EqualTo(255), "a damaged chunk that nobody needs");
        file[file.AsSpan().IndexOf("IDAT"u8) + 8] ^= 1;
        Assert.That(Fault(file), Is.EqualTo(ImageFault.Checksum));
    });

    private static ImageFault Fault(byte[] file) => Assert.Throws<ImageFormatException>(() => PngFile.Parse(file).Decode())!.Fault;
}
