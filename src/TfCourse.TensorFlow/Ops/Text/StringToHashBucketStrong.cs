namespace Tensorflow;

/// <summary>StringToHashBucketStrong: a hash of each string, modulo the number of buckets.</summary>
internal static class StringToHashBucketStrong
{
    public static OpDefinition Define() => new("StringToHashBucketStrong")
    {
        Inputs = ["input: string"],
        Outputs = ["output: int64"],
        Attrs = ["num_buckets: int >= 1", "key: list(int)"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("strings are not differentiable"),
    };
}

/// <content>to_hash_bucket_strong.</content>
public sealed partial class strings_api
{
    /// <summary>A bucket for each string: SipHash under a key, so that nobody can choose colliding strings, modulo the number of buckets.</summary>
    /// <param name="input">Strings.</param>
    /// <param name="num_buckets">At least 1.</param>
    /// <param name="key">Two numbers.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>int64 in [0, num_buckets), in the shape of the input.</returns>
    public Tensor to_hash_bucket_strong(Tensor input, long num_buckets, long[] key, string? name = null) => Build.One("StringToHashBucketStrong", name, [input], ("num_buckets", num_buckets), ("key", key));
}
