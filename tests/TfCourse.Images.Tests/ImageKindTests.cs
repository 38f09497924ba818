namespace TfCourse.Images.Tests;

[TestFixture]
public sealed class ImageKindTests
{
    [Test]
    public void The_first_bytes_tell_the_kind() => Assert.Multiple(() =>
    {
        Assert.That(ImageKinds.Of(PngWriter.Encode(new Raster(1, 1, 1, [0]))), Is.EqualTo(ImageKind.Png));
        Assert.That(ImageKinds.Of(JpegWriter.Encode(new Raster(1, 1, 1, [0]))), Is.EqualTo(ImageKind.Jpeg));
        Assert.That(ImageKinds.Of("GIF89a"u8), Is.EqualTo(ImageKind.Gif));
        Assert.That(ImageKinds.Of("BM"u8), Is.EqualTo(ImageKind.Bmp));
        Assert.That(ImageKinds.Of([]), Is.EqualTo(ImageKind.Unknown));
        Assert.That(ImageKinds.Of("PNG"u8), Is.EqualTo(ImageKind.Unknown));
    });
}
