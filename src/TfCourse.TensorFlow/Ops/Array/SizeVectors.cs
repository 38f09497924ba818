namespace Tensorflow;

/// <summary>Vectors of sizes: written as a list of numbers and scalar tensors, cut, joined.</summary>
internal static class SizeVectors
{
    /// <summary>A Pack of the sizes, or an array when all are numbers.</summary>
    /// <exception cref="TypeError">A size is neither an integer nor a tensor.</exception>
    public static Tensor Of(object[] sizes)
    {
        if (sizes.All(s => s is int))
        {
            return Array.ConvertAll(sizes, s => (int)s);
        }

        return Build.One("Pack", null, Array.ConvertAll(sizes, s => s switch
        {
            Tensor t => t,
            int i => i,
            long l => l,
            _ => throw new TypeError($"A size is an integer or a scalar tensor, not a {s?.GetType().Name ?? "null"}"),
        }));
    }

    /// <summary>One size: vector[at], negative from the end.</summary>
    public static Tensor At(Tensor vector, int at)
        => Build.One("StridedSlice", "strided_slice", [vector, new[] { at }, new[] { at + 1 }, new[] { 1 }], ("shrink_axis_mask", 1L));

    /// <summary>The sizes [start, end); null reaches to the end.</summary>
    public static Tensor Part(Tensor vector, int start, int? end = null)
        => Build.One("StridedSlice", "strided_slice", [vector, new[] { start }, new[] { end ?? 0 }, new[] { 1 }], ("end_mask", end is null ? 1L : 0L));

    /// <summary>vector[at] as an index of Python's makes it: with its constants in a scope of its own.</summary>
    public static Tensor Element(Tensor vector, int at) => Indexing.Of(vector, [Tensorflow.Slice.Index(at)]);

    /// <summary>vector[start:end] likewise; null reaches to the end.</summary>
    public static Tensor Slice(Tensor vector, int start, int? end)
        => Indexing.Of(vector, [Tensorflow.Slice.ParseSlices(FormattableString.Invariant($"{(start == 0 ? "" : start)}:{end}"))[0]]);

    /// <summary>Vectors one after the other.</summary>
    public static Tensor Join(params Tensor[] vectors) => vectors.Length == 1 ? vectors[0] : Build.One("ConcatV2", "concat", [.. vectors, 0]);

    /// <summary>A scalar as a vector of one element.</summary>
    public static Tensor Vector(Tensor scalar) => Build.One("ExpandDims", null, [scalar, 0]);
}
