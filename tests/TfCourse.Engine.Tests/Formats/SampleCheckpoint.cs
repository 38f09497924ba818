using Tensorflow;

namespace TfCourse.Engine.Tests;

/// <summary>A checkpoint whose content follows from its number, so that a reader can say whether it is whole.</summary>
internal static class SampleCheckpoint
{
    public static void Save(IFileSystem files, string folder, int number, int size = 24, int keep = 3)
    {
        string name = $"m-{number}", prefix = Path.Combine(folder, name);
        using (var writer = new BundleWriter(files, prefix))
        {
            writer.Add("step", HostTensor.Scalar((long)number));
            writer.Add("text", new HostTensor(DataType.DtString, [2], new[] { System.Text.Encoding.UTF8.GetBytes(name), [] }));
            writer.Add("w/a", Values(number, size));
            writer.Add("w/part", $"{2 * size} 0,{size}", Values(number + 1, size));
            writer.Add("w/part", $"{2 * size} {size},{size}", Values(number + 2, size));
            writer.Publish();
        }

        string[] kept = [.. files.List(folder).Where(f => f.EndsWith(".index", StringComparison.Ordinal)).Select(f => f[..^6])
            .OrderBy(f => int.Parse(f[2..], System.Globalization.CultureInfo.InvariantCulture)).TakeLast(keep)];
        var state = new CheckpointState { ModelCheckpointPath = name };
        state.AllModelCheckpointPaths.AddRange(kept);
        CheckpointStateFile.Write(files, Path.Combine(folder, "checkpoint"), state);
        foreach (string old in files.List(folder).Where(f => f.EndsWith(".index", StringComparison.Ordinal)).Select(f => f[..^6]).Except(kept).ToArray())
        {
            BundleFiles.Delete(files, Path.Combine(folder, old));
        }
    }

    /// <summary>The number of the newest whole checkpoint; 0 when there is none. Its content is compared.</summary>
    public static int Newest(IFileSystem files, string folder, int size = 24)
    {
        if (CheckpointStateFile.NewestWhole(files, folder) is not { } prefix)
        {
            return 0;
        }

        int number = int.Parse(Path.GetFileName(prefix)[2..], System.Globalization.CultureInfo.InvariantCulture);
        Require(files, prefix, number, size);
        return number;
    }

    public static void Require(IFileSystem files, string prefix, int number, int size = 24)
    {
        using BundleReader reader = BundleReader.Open(files, prefix);
        bool same = reader.Read("step").Values<long>()[0] == number
            && System.Text.Encoding.UTF8.GetString(reader.Read("text").Values<byte[]>()[0]) == $"m-{number}"
            && reader.Read("w/a").Bytes().SequenceEqual(Values(number, size).Bytes())
            && reader.Read("w/part").Bytes().SequenceEqual((byte[])[.. Values(number + 1, size).Bytes(), .. Values(number + 2, size).Bytes()]);
        if (!same)
        {
            throw new InvalidOperationException($"'{prefix}' reads without an error, and not to what was saved");
        }
    }

    private static HostTensor Values(int number, int size)
    {
        var values = new float[size];
        for (int i = 0; i < size; i++)
        {
            values[i] = MathF.Sin((number * 31f) + i);
        }

        return new HostTensor(DataType.DtFloat, [size], values);
    }
}
