namespace TfCourse.Images.Tests;

[TestFixture]
public sealed class JpegFileTests
{
    [TestCase(1, false)]
    [TestCase(3, false)]
    [TestCase(3, true)]
    public void What_was_written_is_read_nearly(int channels, bool downsample)
    {
        byte[] smooth = [.. Enumerable.Range(0, 40 * 50 * channels).Select(i => (byte)(100 + (40 * Math.Sin(i / channels % 50 / 9.0)) + (i / channels / 50)))];
        Raster read = JpegFile.Parse(JpegWriter.Encode(new Raster(40, 50, channels, smooth), new JpegEncoding(100, Downsample: downsample))).Decode(new JpegOptions(Accurate: true));
        Assert.That(read.Samples.Zip(smooth, (a, b) => Math.Abs(a - b)).Max(), Is.LessThanOrEqualTo(3));
    }

    [Test]
    public void Densities_and_metadata_stand_in_the_file()
    {
        byte[] file = JpegWriter.Encode(JpegKnownFilesTests.Picture(8, 8, 3), new JpegEncoding(PerCentimetre: true, XDensity: 258, YDensity: 515, Metadata: "<x/>"));
        Assert.That(file[..20], Is.EqualTo(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 2, 1, 2, 2, 3, 0, 0 }));
        Assert.That(System.Text.Encoding.ASCII.GetString(file), Does.Contain("http://ns.adobe.com/xap/1.0/\0<x/>"));
    }

    [Test]
    public void A_file_cut_off_is_refused_recovered_or_taken_in_part()
    {
        byte[] whole = JpegWriter.Encode(JpegKnownFilesTests.Picture(64, 64, 3)), cut = whole[..(whole.Length / 2)];
        Assert.That(Fault(() => JpegFile.Parse(cut).Decode()), Is.EqualTo(ImageFault.Truncated));

        byte[] all = JpegFile.Parse(whole).Decode().Samples, part = JpegFile.Parse(cut).Decode(new JpegOptions(AcceptableFraction: 0.1f)).Samples;
        int known = Enumerable.Range(0, 64).TakeWhile(y => part.AsSpan(y * 192, 192).SequenceEqual(all.AsSpan(y * 192, 192))).Count();
        Assert.That(known, Is.InRange(14, 50), "rows before the cut");
        Assert.That(part.Skip(known * 192), Is.All.Zero, "rows behind it");

        byte[] recovered = JpegFile.Parse(cut).Decode(new JpegOptions(Recover: true)).Samples;
        Assert.That(recovered.Take(known * 192), Is.EqualTo(all.Take(known * 192)));
        Assert.That(recovered.Skip(63 * 192), Is.All.EqualTo(128));
    }

    [Test]
    public void A_progressive_file_cut_off_is_recovered_or_refused()
    {
        byte[] whole = JpegWriter.Encode(JpegKnownFilesTests.Picture(64, 64, 3), new JpegEncoding(Progressive: true)), cut = whole[..(whole.Length / 2)];
        Assert.That(Fault(() => JpegFile.Parse(cut).Decode(new JpegOptions(AcceptableFraction: 0))), Is.EqualTo(ImageFault.Truncated));
        Assert.That(JpegFile.Parse(cut).Decode(new JpegOptions(Recover: true)).Samples, Has.Length.EqualTo(64 * 64 * 3));
    }

    [Test]
    public void Sizes_are_refused_before_anything_is_made()
    {
        byte[] file = JpegWriter.Encode(JpegKnownFilesTests.Picture(8, 8, 1));
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        file.AsSpan(frame + 5, 4).Fill(0xFF);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Fault(() => JpegFile.Parse(file)), Is.EqualTo(ImageFault.OverLimit));
        Assert.That(Fault(() => JpegFile.Parse(file, long.MaxValue).Decode()), Is.EqualTo(ImageFault.Truncated));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [TestCase(0xC9)]
    [TestCase(0xC3)]
    public void Other_kinds_of_frames_are_refused_by_name(int marker)
    {
        byte[] file = JpegWriter.Encode(JpegKnownFilesTests.Picture(8, 8, 1));
        file[file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 1] = (byte)marker;
        Assert.That(Fault(() => JpegFile.Parse(file)), Is.EqualTo(ImageFault.Unsupported));
    }

    [Test]
    public void Wrong_options_are_refused() => Assert.Multiple(() =>
    {
        var file = JpegFile.Parse(JpegWriter.Encode(JpegKnownFilesTests.Picture(8, 8, 3)));
        Assert.Throws<ArgumentException>(() => file.Decode(new JpegOptions(Channels: 4)));
        Assert.Throws<ArgumentException>(() => file.Decode(new JpegOptions(Ratio: 3)));
        Assert.Throws<ArgumentException>(() => JpegWriter.Encode(new Raster(1, 1, 2, [0, 0])));
        Assert.Throws<ArgumentException>(() => JpegWriter.Encode(new Raster(1, 1, 1, [0]), new JpegEncoding(101)));
    });

    private static ImageFault Fault(Action code) => Assert.Throws<ImageFormatException>(() => code())!.Fault;
}
