namespace Tensorflow;

/// <summary>The ops that touch files. They run only where <see cref="Session.Files"/> allows it.</summary>
internal static class FileOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("MergeV2Checkpoints", MergeV2Checkpoints.Define);
        table.Add("ReadFile", ReadFile.Define);
        table.Add("WriteFile", WriteFile.Define);
        table.Add("RestoreV2", RestoreV2.Define);
        table.Add("SaveV2", SaveV2.Define);
        table.Add("ShardedFilename", ShardedFilename.Define);
    }
}
