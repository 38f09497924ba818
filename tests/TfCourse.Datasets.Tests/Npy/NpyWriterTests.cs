using System.Text.Json;

namespace TfCourse.Datasets.Tests;

public sealed class NpyWriterTests
{
    private static IEnumerable<TestCaseData> InCOrder()
        => Golden.Cases(
            "index.json",
            entry => !entry.Has("refuse") && !entry.GetProperty("fortran_order").GetBoolean() && !entry.Text("id").StartsWith("strings", StringComparison.Ordinal));

    [TestCaseSource(nameof(InCOrder))]
    public void What_is_read_is_written_byte_for_byte_as_NumPy_wrote_it(JsonElement entry)
    {
        byte[] expected = Golden.Bytes(entry.Text("file"));
        NumericArray array = NpyReader.Read(new MemoryStream(expected), "x");
        using MemoryStream written = new();

        NpyWriter.Write(written, array, version: expected[6], bigEndian: entry.Text("descr").StartsWith('>'));

        Assert.That(written.ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void The_callers_values_are_left_alone_when_bytes_are_reversed()
    {
        int[] values = [1, 2];
        NpyWriter.Write(new MemoryStream(), NumericArray.Of(values, 2), bigEndian: true);
        Assert.That(values, Is.EqualTo(new[] { 1, 2 }));
    }

    [TestCase(0)]
    [TestCase(4)]
    public void Another_version_is_refused(int version)
        => Assert.That(
            () => NpyWriter.Write(new MemoryStream(), NumericArray.Of([1], 1), version),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("versions 1, 2 and 3"));

    [Test]
    public void A_file_is_replaced_whole_and_no_partial_one_stays()
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "replaced.npy");
        NpyWriter.Write(path, NumericArray.Of([1f, 2f], 2));
        NpyWriter.Write(path, NumericArray.Of([3f], 1));

        Assert.That(NpyReader.Read(path).As<float>(), Is.EqualTo(new[] { 3f }));
        Assert.That(File.Exists(path + ".partial"), Is.False);
        File.Delete(path);
    }
}
