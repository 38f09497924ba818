namespace Tensorflow;

/// <summary>StringToHashBucketFast: a hash of each string, modulo the number of buckets.</summary>
internal static class StringToHashBucketFast
{
    public static OpDefinition Define() => new("StringToHashBucketFast")
    {
        Inputs = ["input: string"],
        Outputs = ["output: int64"],
        Attrs = ["num_buckets: int >= 1"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("strings are not differentiable"),
    };
}

/// <content>to_hash_bucket_fast.</content>
public sealed partial class strings_api
{
    /// <summary>A bucket for each string: FarmHash's fingerprint, the same everywhere and for ever, modulo the number of buckets.</summary>
    /// <param name="input">Strings.</param>
    /// <param name="num_buckets">At least 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>int64 in [0, num_buckets), in the shape of the input.</returns>
    public Tensor to_hash_bucket_fast(Tensor input, long num_buckets, string? name = null) => Build.One("StringToHashBucketFast", name, [input], ("num_buckets", num_buckets));
}
