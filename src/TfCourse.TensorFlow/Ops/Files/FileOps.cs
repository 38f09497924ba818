namespace Tensorflow;

/// <summary>The ops that touch files. They run only where <see cref="Session.Files"/> allows it.</summary>
internal static class FileOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("MergeV2Checkpoints", static () => MergeV2Checkpoints.Define());
        table.Add("ReadFile", static () => ReadFile.Define());
        table.Add("WriteFile", static () => WriteFile.Define());
        table.Add("RestoreV2", static () => RestoreV2.Define());
        table.Add("SaveV2", static () => SaveV2.Define());
        table.Add("ShardedFilename", static () => ShardedFilename.Define());
    }
}
