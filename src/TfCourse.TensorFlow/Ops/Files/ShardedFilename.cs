namespace Tensorflow;

/// <summary>ShardedFilename: the name of a part of several files, basename-00001-of-00002.</summary>
internal static class ShardedFilename
{
    public static OpDefinition Define() => new("ShardedFilename")
    {
        Inputs = ["basename: string", "shard: int32", "num_shards: int32"],
        Outputs = ["filename: string"],
        Shape = Scalar,
        Gradient = Gradient.Missing("strings are not differentiable"),
    };

    private static Shape[] Scalar(ShapeContext c)
    {
        for (int i = 0; i < 3; i++)
        {
            c.WithRank(i, 0);
        }

        return [Shape.Scalar];
    }
}
