using System.Globalization;
using System.Security.Cryptography;
using TfCourse.TestKit;

namespace TfCourse.Images.Tests;

/// <summary>Files and samples of another program, as known.txt holds them.</summary>
[TestFixture]
public sealed class JpegKnownFilesTests
{
    private static readonly string[] Lines = [.. File.ReadLines(Repository.PathOf("tests/TfCourse.Images.Tests/Jpeg/known.txt")).Where(l => l[0] != '#')];

    private static IEnumerable<TestCaseData> Decoded()
    {
        (string name, byte[] file) = ("", []);
        foreach (string[] words in Lines.Select(l => l.Split(' ')))
        {
            if (words[0] == "file")
            {
                (name, file) = (words[1], Convert.FromBase64String(words[2]));
            }
            else if (words[0] == "is")
            {
                yield return new TestCaseData(file, Numbers(words), words[^1]).SetArgDisplayNames(name, string.Join(' ', words[1..5]));
            }
        }
    }

    private static IEnumerable<TestCaseData> Encoded()
        => Lines.Select(l => l.Split(' ')).Where(w => w[0] == "encode").Select(w => new TestCaseData(Numbers(w), w[^1]).SetArgDisplayNames(string.Join(' ', w[1..^1])));

    [TestCaseSource(nameof(Decoded))]
    public void Samples_are_those_of_libjpeg(byte[] file, int[] n, string hash)
    {
        Raster image = JpegFile.Parse(file).Decode(new JpegOptions(n[0], n[1], n[2] == 1, n[3] == 1));
        Assert.That((image.Height, image.Width, image.Channels), Is.EqualTo((n[4], n[5], n[6])));
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(image.Samples)), Is.EqualTo(hash));
    }

    [TestCaseSource(nameof(Encoded))]
    public void Sequential_files_are_those_of_libjpeg(int[] n, string hash)
    {
        byte[] file = JpegWriter.Encode(Picture(n[0], n[1], n[2]), new JpegEncoding(n[3], Downsample: n[4] == 1, Optimize: n[5] == 1));
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(file)), Is.EqualTo(hash));
    }

    [TestCaseSource(nameof(Encoded))]
    public void Progressive_files_hold_the_same_coefficients(int[] n, string hash)
    {
        var encoding = new JpegEncoding(n[3], Downsample: n[4] == 1, Optimize: n[5] == 1);
        byte[] sequential = JpegWriter.Encode(Picture(n[0], n[1], n[2]), encoding), progressive = JpegWriter.Encode(Picture(n[0], n[1], n[2]), encoding with { Progressive = true });
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(progressive)), Is.Not.EqualTo(hash));
        Assert.That(JpegFile.Parse(progressive).Decode().Samples, Is.EqualTo(JpegFile.Parse(sequential).Decode().Samples));
    }

    /// <summary>The corpus of damaged files: all known ones.</summary>
    internal static byte[][] Files() => [.. Lines.Select(l => l.Split(' ')).Where(w => w[0] == "file").Select(w => Convert.FromBase64String(w[2]))];

    internal static Raster Picture(int height, int width, int channels)
    {
        byte[] samples = new byte[height * width * channels];
        for (int i = 0; i < samples.Length; i++)
        {
            (int y, int x, int c) = (i / channels / width, i / channels % width, i % channels);
            samples[i] = (byte)((5 * x) + (3 * y * (c + 1)) + ((x * y) >> 2));
        }

        return new Raster(height, width, channels, samples);
    }

    private static int[] Numbers(string[] words) => [.. words[1..^1].Select(w => int.Parse(w, CultureInfo.InvariantCulture))];
}
