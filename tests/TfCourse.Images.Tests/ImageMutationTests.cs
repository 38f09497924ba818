using TfCourse.TestKit;

namespace TfCourse.Images.Tests;

/// <summary>Damaged files of images: only typed errors, nothing that takes long, nothing that takes much memory.</summary>
[TestFixture]
public sealed class ImageMutationTests
{
    private const long MaxSamples = 1 << 20;

    private static readonly (string Name, Func<byte[][]> Corpus, Action<byte[]> Read)[] Parsers =
    [
        ("jpeg", () => [.. JpegKnownFilesTests.Files(), JpegWriter.Encode(JpegKnownFilesTests.Picture(40, 50, 3), new JpegEncoding(Progressive: true))], b => JpegFile.Parse(b, MaxSamples).Decode(new JpegOptions(Recover: b.Length % 2 == 0))),
        ("gif", GifFileTests.Files, b => GifFile.Parse(b, MaxSamples).Decode()),
        ("bmp", () => [BmpFileTests.Make(5, 4, 24, new byte[64]), BmpFileTests.Make(5, -4, 32, new byte[80]), BmpFileTests.Make(3, 2, 8, new byte[8])], b => BmpFile.Parse(b, MaxSamples).Decode()),
    ];

    private static IEnumerable<string> Names => Parsers.Select(p => p.Name);

    [TestCaseSource(nameof(Names))]
    public void Mutated_inputs_give_typed_errors(string name) => Mutate(name, 1000);

    [TestCaseSource(nameof(Names))]
    [Category("Long")]
    public void Many_mutated_inputs_give_typed_errors(string name) => Mutate(name, null);

    private static void Mutate(string name, int? count)
    {
        (_, Func<byte[][]> corpus, Action<byte[]> read) = Parsers.First(p => p.Name == name);
        (int refused, string? failure) = Mutations.Run(name, count, corpus(), read, e => e is ImageFormatException);
        Assert.That(failure, Is.Null);
        Assert.That(refused, Is.GreaterThan(100), "refused");
    }
}
