using System.Text;
using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine;

/// <summary>Makes one checkpoint of several that were written apart: the data files get new names, the indexes become one.</summary>
internal static class BundleMerge
{
    /// <summary>Merges checkpoints into one.</summary>
    /// <param name="files">Where.</param>
    /// <param name="parts">The checkpoints, each of one data file.</param>
    /// <param name="prefix">The checkpoint that they become.</param>
    /// <param name="allowMissing">Whether a part that is not there is left out.</param>
    /// <param name="deleteFolders">Whether the folders of the parts go when nothing is left in them.</param>
    /// <exception cref="EngineException">A tensor is in two of them, or one of them is damaged or missing.</exception>
    public static void Run(IFileSystem files, IReadOnlyList<string> parts, string prefix, bool allowMissing, bool deleteFolders)
    {
        files.CreateFolder(DurableFile.FolderOf(prefix));
        var entries = new SortedDictionary<string, BundleEntryProto>(StringComparer.Ordinal);
        var moves = new List<(string From, int Shard)>();
        foreach (string part in parts)
        {
            if (allowMissing && !files.Exists(BundleFiles.Index(part)))
            {
                continue;
            }

            byte[] table = DurableFile.Read(files, BundleFiles.Index(part), FormatLimits.Default.MaxIndexBytes);
            List<KeyValuePair<string, byte[]>> rows = TableReader.Read(table, part, FormatLimits.Default.MaxTensors);
            if (rows.Count == 0 || rows[0].Key.Length > 0)
            {
                throw new EngineException(StatusCode.DataLoss, $"'{BundleFiles.Index(part)}' has no header");
            }

            int shards = GraphFiles.Decode<BundleHeaderProto>(rows[0].Value, BundleFiles.Index(part)).NumShards, first = moves.Count;
            for (int shard = 0; shard < Math.Clamp(shards, 0, 99_999); shard++)
            {
                moves.Add((BundleFiles.Data(part, shard, shards), first + shard));
            }

            foreach ((string key, byte[] value) in rows.Skip(1))
            {
                BundleEntryProto entry = GraphFiles.Decode<BundleEntryProto>(value, BundleFiles.Index(part));
                entry.ShardId += first;
                if (entries.TryGetValue(key, out BundleEntryProto? known))
                {
                    if (known.Slices.Count == 0 || known.Dtype != entry.Dtype || !Equals(known.Shape, entry.Shape))
                    {
                        throw EngineException.InvalidArgument($"Duplicate tensor keyed by {Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(key))} encountered, when merging prefix: {part}");
                    }

                    known.Slices.AddRange(entry.Slices);
                }
                else
                {
                    entry.ShardId = entry.Slices.Count > 0 ? 0 : entry.ShardId;
                    entries.Add(key, entry);
                }
            }
        }

        // As with a checkpoint written at once: a name that is in use is left alone, and the index comes last.
        int count = moves.Count;
        while (files.Exists(BundleFiles.Index(prefix)) && files.Exists(BundleFiles.Data(prefix, 0, Math.Max(count, 1))))
        {
            count++;
        }

        var writer = new TableWriter();
        writer.Add([], new BundleHeaderProto { NumShards = count, Version = new VersionDef { Producer = BundleReader.Version } }.ToByteArray());
        foreach ((string key, BundleEntryProto entry) in entries)
        {
            writer.Add(Encoding.Latin1.GetBytes(key), entry.ToByteArray());
        }

        foreach ((string from, int shard) in moves)
        {
            files.Rename(from, BundleFiles.Data(prefix, shard, count));
        }

        string older = DurableFile.FolderOf(prefix);
        DurableFile.Write(files, BundleFiles.Index(prefix), writer.Finish());
        foreach (string part in parts)
        {
            files.Delete(BundleFiles.Index(part));
        }

        foreach (string name in files.List(older))
        {
            string end = FormattableString.Invariant($"-of-{count:D5}");
            if (BundleFiles.IsData(Path.GetFileName(prefix), name) && !name.EndsWith(end, StringComparison.Ordinal))
            {
                files.Delete(Path.Combine(older, name));
            }
        }

        foreach (string folder in deleteFolders ? parts.Select(DurableFile.FolderOf).Distinct().Where(f => f != older) : [])
        {
            files.DeleteEmptyFolder(folder);
        }
    }
}
