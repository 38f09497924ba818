using System.Security.Cryptography;
using System.Text.Json;
using TfCourse.TestKit;

namespace TfCourse.Datasets.Tests;

[TestFixture]
public sealed class Hdf5FileTests
{
    private static readonly Lazy<JsonElement> Index = new(() => GoldenStore.Default.ReadJson("files/keras/index.json").Raw);

    private static JsonElement Entry => Index.Value.GetProperty("entries").EnumerateArray().Single(e => e.GetProperty("id").GetString() == "signs_contiguous").GetProperty("h5");

    private static byte[] Bytes(string file) => GoldenStore.Default.ReadBytes($"files/keras/{file}").ToArray();

    [Test]
    public void Data_sets_that_h5py_wrote_are_read_bit_for_bit()
    {
        Hdf5File file = Hdf5File.Open(Bytes("signs_contiguous.h5"), "signs_contiguous.h5");
        JsonProperty[] expected = [.. Entry.GetProperty("datasets").EnumerateObject()];
        Assert.That(file.Names, Is.EqualTo(expected.Select(d => d.Name).Order(StringComparer.Ordinal)));
        foreach (JsonProperty data in expected)
        {
            NumericArray array = file.Read(data.Name);
            Assert.That(array.Shape, Is.EqualTo(data.Value.GetProperty("shape").EnumerateArray().Select(d => d.GetInt32())), data.Name);
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(array.Bytes)), Is.EqualTo(data.Value.GetProperty("sha256").GetString()), data.Name);
        }
    }

    [Test]
    public void The_courses_own_form_becomes_a_data_set()
    {
        string folder = Directory.CreateTempSubdirectory("tfcourse-signs-").FullName;
        try
        {
            string path = Path.Combine(folder, "train_signs.h5");
            File.WriteAllBytes(path, Bytes("signs_contiguous.h5"));
            Dataset data = SignsFiles.ReadFile(path, "train");
            Assert.That(data.Shape, Is.EqualTo(new[] { 12, 64, 64, 3 }));
            Assert.That(data.Labels, Is.EqualTo(Enumerable.Range(0, 12).Select(n => ((5 * n) + 1) % 6)));
            Assert.That(data.Features[200], Is.EqualTo((((131 * 200) + (17 * 2) + 1) % 256) / 255f));
            Assert.That(() => SignsFiles.Read(folder), Throws.InstanceOf<DataException>().With.Message.Contains("test_signs.h5"));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [TestCase("signs_chunked_gzip.h5", "train_set_x", "chunks")]
    [TestCase("signs_shuffle.h5", "train_set_x", "chunks")]
    public void What_is_not_read_here_is_refused_by_name(string name, string data, string word)
        => Assert.That(() => Hdf5File.Open(Bytes(name), name).Read(data), Throws.InstanceOf<DataException>().With.Message.Contains(data).And.Message.Contains(word).Or.Message.Contains("compression"));

    [Test]
    public void Another_superblock_and_other_files_are_refused()
    {
        Assert.That(() => Hdf5File.Open(Bytes("latest.h5"), "latest.h5"), Throws.InstanceOf<DataException>().With.Message.Contains("superblock version"));
        Assert.That(() => Hdf5File.Open([1, 2, 3], "x"), Throws.InstanceOf<DataException>().With.Message.Contains("signature"));
    }

    [Test]
    public void Damaged_files_are_refused_and_nothing_else_happens()
    {
        byte[] whole = Bytes("signs_contiguous.h5");
        var random = new Random(1);
        for (int i = 0; i < 2000; i++)
        {
            byte[] damaged = i % 4 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (int k = 0; k < 3 && damaged.Length > 0; k++)
            {
                damaged[random.Next(Math.Min(damaged.Length, 2048))] ^= (byte)(1 << random.Next(8));
            }

            try
            {
                Hdf5File file = Hdf5File.Open(damaged, "damaged");
                foreach (string name in file.Names)
                {
                    file.Read(name);
                }
            }
            catch (DataException e)
            {
                Assert.That(e.Message, Does.StartWith("damaged"));
            }
        }
    }
}
