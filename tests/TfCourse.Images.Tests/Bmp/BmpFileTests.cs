using System.Buffers.Binary;

namespace TfCourse.Images.Tests;

[TestFixture]
public sealed class BmpFileTests
{
    [TestCase(2)]
    [TestCase(-2)]
    public void Rows_come_from_below_or_from_above(int height)
    {
        // Two rows of one pixel: blue, green, red and a byte that fills.
        byte[] first = [3, 2, 1, 0], second = [6, 5, 4, 0];
        byte[] file = Make(1, height, 24, [.. height > 0 ? second : first, .. height > 0 ? first : second]);
        var image = BmpFile.Parse(file);
        Assert.That((image.Height, image.Width, image.Channels), Is.EqualTo((2, 1, 3)));
        Assert.That(image.Decode(), Is.EqualTo(new byte[] { 1, 2, 3, 4, 5, 6 }));
        Assert.That(image.Decode(4), Is.EqualTo(new byte[] { 1, 2, 3, 255, 4, 5, 6, 255 }));
    }

    [Test]
    public void Grey_and_alpha_are_brought_to_other_channels() => Assert.Multiple(() =>
    {
        var grey = BmpFile.Parse(Make(2, 1, 8, [7, 9, 0, 0]));
        Assert.That(grey.Decode(), Is.EqualTo(new byte[] { 7, 9 }));
        Assert.That(grey.Decode(4), Is.EqualTo(new byte[] { 7, 7, 7, 255, 9, 9, 9, 255 }));
        var alpha = BmpFile.Parse(Make(1, 1, 32, [3, 2, 1, 99]));
        Assert.That(alpha.Decode(), Is.EqualTo(new byte[] { 1, 2, 3, 99 }));
        Assert.That(alpha.Decode(3), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.Throws<ArgumentException>(() => alpha.Decode(1));
    });

    [Test]
    public void Damaged_headers_are_refused() => Assert.Multiple(() =>
    {
        Assert.That(Fault(Make(1, 1, 24, [1, 2, 3])), Is.EqualTo(ImageFault.Truncated), "a row without its filling");
        Assert.That(Fault(Make(1, 1, 24, new byte[8])), Is.EqualTo(ImageFault.Malformed), "more than the rows");
        Assert.That(Fault(Make(1, 1, 16, new byte[4])), Is.EqualTo(ImageFault.Malformed));
        Assert.That(Fault(Make(0, 1, 24, [])), Is.EqualTo(ImageFault.Malformed));
        Assert.That(Fault(Make(1, int.MinValue, 24, [])), Is.EqualTo(ImageFault.Malformed));
        Assert.That(Fault(Make(int.MaxValue, int.MaxValue, 32, [])), Is.EqualTo(ImageFault.OverLimit));
        Assert.That(Fault([.. "BM"u8]), Is.EqualTo(ImageFault.Truncated));
    });

    internal static byte[] Make(int width, int height, short bits, byte[] rows)
    {
        byte[] file = [.. "BM"u8, .. new byte[52], .. rows];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 54);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(28), bits);
        return file;
    }

    private static ImageFault Fault(byte[] file) => Assert.Throws<ImageFormatException>(() => BmpFile.Parse(file))!.Fault;
}
