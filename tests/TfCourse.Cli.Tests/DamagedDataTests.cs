using System.Security.Cryptography;
using TfCourse.TestKit;

namespace TfCourse.Cli.Tests;

/// <summary>Data files that are damaged are explained, with exit code 2, and no run is begun.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class DamagedDataTests
{
    private string _data = "", _work = "";

    [SetUp]
    public void CopyData()
    {
        _data = Directory.CreateTempSubdirectory("tfcourse-data-").FullName;
        _work = Directory.CreateTempSubdirectory("tfcourse-work-").FullName;
        string source = Repository.PathOf("data");
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(_data, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [TearDown]
    public void RemoveData()
    {
        Directory.Delete(_data, true);
        Directory.Delete(_work, true);
    }

    [Test]
    public void A_truncated_IDX_file_is_named_with_the_byte_where_it_ends()
    {
        string file = Path.Combine(_data, "fashion-mnist-12k", "train-images-idx3-ubyte.gz");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..100_000]);
        Sign();
        Refused("fashion-mnist", "train-images-idx3-ubyte.gz", "cut off", "7840000");
    }

    [Test]
    public void A_wrong_cell_of_a_CSV_file_is_named_by_line_and_column()
    {
        string file = Path.Combine(_data, "wdbc", "wdbc.csv");
        string[] lines = File.ReadAllLines(file);
        string[] cells = lines[4].Split(',');
        cells[1] = "abc";
        lines[4] = string.Join(',', cells);
        File.WriteAllLines(file, lines);
        Sign();
        Refused("wdbc", "wdbc.csv, line 5, column 2", "'mean_texture'", "'abc'");
    }

    [Test]
    public void A_changed_file_is_told_by_its_checksum()
    {
        string file = Path.Combine(_data, "wdbc", "wdbc.csv");
        File.AppendAllText(file, "\n");
        Refused("wdbc", "wdbc.csv", "SHA-256");
    }

    // The checksums of the files as they are now: the reader itself has to find what is wrong.
    private void Sign() => File.WriteAllLines(
        Path.Combine(_data, "SHA256SUMS"),
        File.ReadLines(Path.Combine(_data, "SHA256SUMS")).Where(line => line.Length > 66).Select(line => line[66..])
            .Select(name => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_data, name)))) + "  " + name).ToArray());

    private void Refused(string dataset, params string[] words)
    {
        CommandLine run = CommandLine.Run(_work, new Dictionary<string, string> { ["TFCOURSE_DATA"] = _data }, "train", "fashion-mnist", "--data", dataset);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            foreach (string word in words)
            {
                Assert.That(run.Error, Does.Contain(word));
            }

            Assert.That(Directory.EnumerateFileSystemEntries(_work), Is.Empty);
        });
    }
}
