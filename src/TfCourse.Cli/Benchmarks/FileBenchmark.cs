using System.Diagnostics;
using System.Text.Json.Nodes;
using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.Cli;

/// <summary>
/// Saving and loading checkpoints, writing and reading records, each in turn with plain writing and reading of as many bytes: what counts is the
/// share of the disk's own speed. Writing ends when the disk has the bytes (fsync); reading is from the system's memory, as right after a save.
/// </summary>
internal sealed class FileBenchmark : IDisposable
{
    private const int RecordBytes = 3200;
    private readonly SystemFileSystem _files = SystemFileSystem.Instance;
    private readonly string _folder;
    private readonly HostTensor _values;
    private readonly byte[] _record = new byte[RecordBytes];
    private readonly int _records;

    /// <param name="parent">Where the files are made, and removed again.</param>
    /// <param name="megabytes">So many of parameters, and of records.</param>
    public FileBenchmark(string parent, int megabytes)
    {
        _folder = Directory.CreateDirectory(Path.Combine(parent, FormattableString.Invariant($"tfcourse-bench-{Environment.ProcessId}"))).FullName;
        _values = new HostTensor(DataType.DtFloat, [megabytes, 1 << 18]);
        new Random(1).NextBytes(_values.Bytes());
        _values.Bytes()[..RecordBytes].CopyTo(_record);
        _records = (megabytes << 20) / (RecordBytes + 16);
    }

    /// <summary>Measures.</summary>
    /// <param name="rounds">Rounds, of which medians are taken.</param>
    /// <param name="lines">Where lines for people go.</param>
    /// <param name="cancellation">Ends it between two measurements.</param>
    public JsonObject Run(int rounds, TextWriter lines, CancellationToken cancellation)
    {
        (string Name, Action Action, int Against)[] tasks =
        [
            ("plain write", PlainWrite, -1),
            ("save a checkpoint", Save, 0),
            ("write records", WriteRecords, 0),
            ("plain read", PlainRead, -1),
            ("load a checkpoint", Load, 3),
            ("read records", ReadRecords, 3),
        ];
        var seconds = tasks.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round <= rounds; round++)
        {
            for (int t = 0; t < tasks.Length; t++)
            {
                cancellation.ThrowIfCancellationRequested();
                long start = Stopwatch.GetTimestamp();
                tasks[t].Action();
                if (round > 0)
                {
                    // The first round only warms up.
                    seconds[t].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                }
            }
        }

        double megabytes = _values.Bytes().Length / 1e6;
        var entries = new JsonArray();
        for (int t = 0; t < tasks.Length; t++)
        {
            double median = Median(seconds[t]), speed = megabytes / median;
            double? share = tasks[t].Against < 0 ? null : Median(seconds[tasks[t].Against]) / median;
            lines.WriteLine(FormattableString.Invariant($"{tasks[t].Name,-18} {speed,8:F0} MB/s{(share is { } s ? FormattableString.Invariant($"  {s,6:P0} of the {tasks[tasks[t].Against].Name}") : "")}"));
            entries.Add((JsonNode)new JsonObject
            {
                ["task"] = tasks[t].Name,
                ["megabytes_per_second"] = Math.Round(speed, 1),
                ["share_of_disk"] = share is { } part ? Math.Round(part, 3) : null,
                ["seconds"] = new JsonArray([.. seconds[t].Select(v => (JsonNode)Math.Round(v, 5))]),
            });
        }

        return new JsonObject
        {
            ["megabytes"] = Math.Round(megabytes, 1),
            ["record_bytes"] = RecordBytes,
            ["rounds"] = rounds,
            ["folder"] = Path.GetDirectoryName(_folder),
            ["cores"] = Environment.ProcessorCount,
            ["files"] = entries,
        };
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private void PlainWrite() => DurableFile.Write(_files, At("plain"), f => f.Write(_values.Bytes()));

    // Like the plain file, the checkpoint takes the place of the one of the round before.
    private void Save()
    {
        using var writer = new BundleWriter(_files, At("model"));
        writer.Add("w", _values);
        writer.Publish();
    }

    private void WriteRecords()
    {
        using var writer = new RecordWriter(_files, At("records"));
        for (int i = 0; i < _records; i++)
        {
            writer.Write(_record);
        }

        writer.Sync();
    }

    // Into new memory, as a tensor that is loaded needs it too.
    private void PlainRead()
    {
        var read = new HostTensor(DataType.DtFloat, _values.Dimensions);
        using IReadableFile file = _files.OpenRead(At("plain"));
        Require(file.Read(0, read.Bytes()) == read.Bytes().Length, "the plain file");
    }

    private void Load()
    {
        using BundleReader reader = BundleReader.Open(_files, At("model"));
        Require(reader.Read("w").Count == _values.Count, "the checkpoint");
    }

    private void ReadRecords() => Require(RecordReader.Read(_files, At("records")).Sum(r => (long)r.Length) == (long)_records * RecordBytes, "the records");

    private string At(string name) => Path.Combine(_folder, name);

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new IOException($"{what} came back with another length than was written");
        }
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
