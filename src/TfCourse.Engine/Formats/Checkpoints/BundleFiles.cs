namespace TfCourse.Engine;

/// <summary>The names of a checkpoint's files: prefix.index and prefix.data-00000-of-00001.</summary>
public static class BundleFiles
{
    /// <summary>The index of a checkpoint.</summary>
    /// <param name="prefix">The checkpoint.</param>
    /// <returns>The file.</returns>
    public static string Index(string prefix) => prefix + ".index";

    /// <summary>A data file of a checkpoint.</summary>
    /// <param name="prefix">The checkpoint.</param>
    /// <param name="shard">Its number, from 0.</param>
    /// <param name="shards">How many there are.</param>
    /// <returns>The file.</returns>
    public static string Data(string prefix, int shard, int shards) => FormattableString.Invariant($"{prefix}.data-{shard:D5}-of-{shards:D5}");

    /// <summary>Whether a name is one of a checkpoint's data files.</summary>
    /// <param name="prefix">The checkpoint, without its folder.</param>
    /// <param name="name">A file, without its folder.</param>
    /// <returns>True for prefix.data-?????-of-?????</returns>
    public static bool IsData(string prefix, string name)
        => name.StartsWith(prefix + ".data-", StringComparison.Ordinal) && name.Length == prefix.Length + 20 && name.AsSpan(prefix.Length + 11, 4) is "-of-";

    /// <summary>Removes a checkpoint: the index first, so that a half removed one is none.</summary>
    /// <param name="files">Where.</param>
    /// <param name="prefix">The checkpoint; one that is not there is no error.</param>
    public static void Delete(IFileSystem files, string prefix)
    {
        files.Delete(Index(prefix));
        string folder = DurableFile.FolderOf(prefix), name = Path.GetFileName(prefix);
        foreach (string file in files.List(folder))
        {
            if (IsData(name, file))
            {
                files.Delete(Path.Combine(folder, file));
            }
        }
    }
}
