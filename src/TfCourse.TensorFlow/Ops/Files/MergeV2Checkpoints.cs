namespace Tensorflow;

/// <summary>MergeV2Checkpoints: makes one checkpoint of those that shards wrote.</summary>
internal static class MergeV2Checkpoints
{
    public static OpDefinition Define() => new("MergeV2Checkpoints")
    {
        Inputs = ["checkpoint_prefixes: string", "destination_prefix: string"],
        Attrs = ["delete_old_dirs: bool = true", "allow_missing_files: bool = false"],
        Shape = Check,
        Gradient = Gradient.Missing("it has no outputs"),
        IsStateful = true,
    };

    private static Shape[] Check(ShapeContext c)
    {
        c.WithRank(0, 1);
        c.WithRank(1, 0);
        return [];
    }
}
