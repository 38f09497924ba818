using System.Globalization;
using System.Security.Cryptography;
using TfCourse.TestKit;

namespace TfCourse.Images.Tests;

[TestFixture]
public sealed class GifFileTests
{
    private static readonly byte[] Header = [.. "GIF89a"u8, 2, 0, 2, 0, 0x80, 0, 0, 10, 20, 30, 40, 50, 60];

    private static IEnumerable<TestCaseData> Known()
        => Lines().Select(w => new TestCaseData(int.Parse(w[1], CultureInfo.InvariantCulture), int.Parse(w[2], CultureInfo.InvariantCulture), int.Parse(w[3], CultureInfo.InvariantCulture), w[4], Convert.FromBase64String(w[5])).SetArgDisplayNames(w[0]));

    [TestCaseSource(nameof(Known))]
    public void Samples_are_those_of_another_program(int frames, int height, int width, string hash, byte[] file)
    {
        var image = GifFile.Parse(file);
        Assert.That((image.Frames, image.Height, image.Width), Is.EqualTo((frames, height, width)));
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(image.Decode())), Is.EqualTo(hash));
    }

    // Noise of many codes: the table gets full, and codes have twelve bits for long.
    [TestCase(1, 8)]
    [TestCase(300, 8)]
    [TestCase(300, 2)]
    [TestCase(40, 1)]
    public void Codes_of_every_length_are_expanded(int side, int bits)
    {
        var random = new Random(side);
        byte[] pixels = [.. Enumerable.Range(0, side * side).Select(i => i % 7 == 0 ? (byte)random.Next(1 << bits) : (byte)(i / 9 % (1 << bits)))];
        byte[] colours = [.. Enumerable.Range(0, 256 * 3).Select(i => (byte)(i / 3))];
        byte[] file = [.. "GIF89a"u8, 0, 0, 0, 0, 0x87, 0, 0, .. colours, 0x2C, 0, 0, 0, 0, .. Short(side), .. Short(side), 0, .. Compressed(pixels, bits), 0x3B];
        Assert.That(GifFile.Parse(file).Decode().Where((_, i) => i % 3 == 0), Is.EqualTo(pixels));
    }

    [Test]
    public void An_image_is_drawn_over_the_one_before_where_it_is_not_transparent()
    {
        byte[] second = [0x21, 0xF9, 4, 1, 0, 0, 0, 0, 0x2C, 1, 0, 0, 0, 1, 0, 2, 0, 0, .. Compressed([0, 1], 2)];
        byte[] file = [.. Header, 0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, .. Compressed([0, 0, 0, 0], 2), .. second, 0x3B];
        byte[] samples = GifFile.Parse(file).Decode();
        Assert.That(samples[..12], Is.EqualTo(new byte[] { 10, 20, 30, 10, 20, 30, 10, 20, 30, 10, 20, 30 }));
        Assert.That(samples[12..], Is.EqualTo(new byte[] { 10, 20, 30, 10, 20, 30, 10, 20, 30, 40, 50, 60 }));
        Assert.That(GifFile.Parse(file).Decode(1), Has.Length.EqualTo(12));

        var cut = GifFile.Parse(file[..^8]);
        Assert.That((cut.Frames, cut.IsTruncated), Is.EqualTo((1, true)));
    }

    [Test]
    public void Damaged_files_are_refused() => Assert.Multiple(() =>
    {
        byte[] image = [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0];
        Assert.That(Fault([.. Header, 0x3B]), Is.EqualTo(ImageFault.Malformed), "no image");
        Assert.That(Fault([.. Header, 7]), Is.EqualTo(ImageFault.Malformed), "an unknown block");
        Assert.That(Fault([.. Header, .. image, 2, 5]), Is.EqualTo(ImageFault.Truncated));
        Assert.That(Fault([.. Header, .. image, .. Compressed([0, 3, 0, 0], 2), 0x3B]), Is.EqualTo(ImageFault.Malformed), "a colour that is not there");
        Assert.That(Fault([.. Header, .. image, .. Compressed([0, 0], 2), 0x3B]), Is.EqualTo(ImageFault.Truncated), "pixels that are missing");
        Assert.That(Fault([.. Header, 0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, .. Compressed([0], 2), 0x3B]), Is.EqualTo(ImageFault.OverLimit));
    });

    /// <summary>The corpus of damaged files: all known ones.</summary>
    internal static byte[][] Files() => [.. Lines().Select(w => Convert.FromBase64String(w[5]))];

    private static IEnumerable<string[]> Lines() => File.ReadLines(Repository.PathOf("tests/TfCourse.Images.Tests/Gif/known.txt")).Where(l => l[0] != '#').Select(l => l.Split(' '));

    private static byte[] Short(int value) => [(byte)value, (byte)(value >> 8)];

    // Runs that were seen get codes; after 4,096 no more are made.
    private static byte[] Compressed(byte[] pixels, int bits)
    {
        int first = Math.Max(2, bits), clear = 1 << first, next = clear + 2, length = first + 1, count = 0;
        long held = 0;
        List<byte> bytes = [];
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        Put(clear);
        string run = "";
        foreach (byte pixel in pixels)
        {
            string longer = run + (char)pixel;
            if (run.Length == 0 || codes.ContainsKey(longer))
            {
                run = longer;
                continue;
            }

            Put(Code(run));
            if (next < 4096)
            {
                if (next == 1 << length)
                {
                    length++;
                }

                codes[longer] = next++;
            }

            run = longer[^1..];
        }

        Put(Code(run));
        if (next == 1 << length && length < 12)
        {
            length++;
        }

        Put(clear + 1);
        bytes.Add((byte)held);
        return [(byte)first, .. bytes.Chunk(255).SelectMany(c => c.Prepend((byte)c.Length)), 0];

        int Code(string r) => r.Length == 1 ? r[0] : codes[r];

        void Put(int code)
        {
            held |= (long)code << count;
            for (count += length; count >= 8; count -= 8, held >>= 8)
            {
                bytes.Add((byte)held);
            }
        }
    }

    private static ImageFault Fault(byte[] file) => Assert.Throws<ImageFormatException>(() => GifFile.Parse(file).Decode())!.Fault;
}
