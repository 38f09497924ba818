using TfCourse.Images;
using TfCourse.TestKit;

namespace TfCourse.Datasets.Tests;

[TestFixture]
public sealed class PngReaderTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void What_was_written_is_read(int channels)
    {
        var image = new Raster(5, 7, channels, [.. Enumerable.Range(0, 35 * channels).Select(i => (byte)(i * 41))]);
        Raster read = PngReader.Decode(PngWriter.Encode(image), "x.png");
        Assert.That(read.Samples, Is.EqualTo(image.Samples));
        Assert.That((read.Height, read.Width, read.Channels), Is.EqualTo((5, 7, channels)));
    }

    // Every filter of a row against its definition: the image of all filters is the sum of what they add.
    [Test]
    public void Every_filter_is_undone()
    {
        byte[] pixels = [.. Enumerable.Range(0, 5 * 6).Select(i => (byte)(i * i * 7))];
        byte[] filtered = new byte[5 * 7];
        for (int y = 0; y < 5; y++)
        {
            filtered[y * 7] = (byte)y;
            for (int x = 0; x < 6; x++)
            {
                int a = x > 0 ? pixels[(y * 6) + x - 1] : 0, b = y > 0 ? pixels[((y - 1) * 6) + x] : 0, c = x > 0 && y > 0 ? pixels[((y - 1) * 6) + x - 1] : 0;
                int p = a + b - c;
                int paeth = new[] { a, b, c }.OrderBy(v => Math.Abs(p - v)).First();
                filtered[(y * 7) + 1 + x] = (byte)(pixels[(y * 6) + x] - (y switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => paeth, _ => 0 }));
            }
        }

        Assert.That(PngReader.Decode(PngBytes.File(6, 5, 8, 0, filtered), "x").Samples, Is.EqualTo(pixels));
    }

    [TestCase(1, new byte[] { 0, 0b1010_0000 }, new byte[] { 255, 0, 255 })]
    [TestCase(2, new byte[] { 0, 0b1101_0000 }, new byte[] { 255, 85, 0 })]
    [TestCase(4, new byte[] { 0, 0xF1, 0x00 }, new byte[] { 255, 17, 0 })]
    [TestCase(16, new byte[] { 0, 1, 99, 2, 99, 3, 99 }, new byte[] { 1, 2, 3 })]
    public void Grey_of_any_depth_is_brought_to_eight_bits(int depth, byte[] filtered, byte[] expected)
        => Assert.That(PngReader.Decode(PngBytes.File(3, 1, depth, 0, filtered), "x").Samples, Is.EqualTo(expected));

    [Test]
    public void Palettes_give_their_colours()
    {
        byte[] file = PngBytes.File(2, 1, 8, 3, [0, 1, 0], palette: [10, 20, 30, 40, 50, 60]);
        Raster image = PngReader.Decode(file, "x");
        Assert.That(image.Samples, Is.EqualTo(new byte[] { 40, 50, 60, 10, 20, 30 }));
        Assert.That(image.ToGrey(), Is.EqualTo(new byte[] { 48, 18 }));
    }

    [Test]
    public void A_colour_outside_of_the_palette_is_refused()
        => Assert.That(Fault(PngBytes.File(2, 1, 8, 3, [0, 2, 0], palette: [10, 20, 30, 40, 50, 60])), Is.EqualTo(DataFault.Malformed));

    [Test]
    public void An_image_of_4_billion_pixels_is_refused_before_it_is_made()
    {
        byte[] file = PngBytes.File(60_000, 60_000, 8, 0, [0, 0]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Fault(file), Is.EqualTo(DataFault.OverLimit));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void Every_flipped_bit_and_every_length_is_refused_or_gives_the_same_image()
    {
        byte[] whole = PngWriter.Encode(new Raster(4, 4, 1, [.. Enumerable.Range(0, 16).Select(i => (byte)(i * 16))]));
        byte[] samples = PngReader.Decode(whole, "x").Samples;
        IEnumerable<byte[]> flipped = Enumerable.Range(0, whole.Length * 8).Select(bit =>
        {
            byte[] copy = [.. whole];
            copy[bit / 8] ^= (byte)(1 << (bit % 8));
            return copy;
        });
        foreach (byte[] file in flipped.Concat(Enumerable.Range(0, whole.Length).Select(n => whole[..n])))
        {
            try
            {
                Assert.That(PngReader.Decode(file, "x").Samples, Is.EqualTo(samples));
            }
            catch (DataException e)
            {
                Assert.That(e.Message, Does.StartWith("x"));
            }
        }
    }

    private static DataFault Fault(byte[] file) => Assert.Throws<DataException>(() => PngReader.Decode(file, "x"))!.Fault;
}
