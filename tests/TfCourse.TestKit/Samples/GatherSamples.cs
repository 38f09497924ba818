using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of picking elements by their places and of putting them there.</summary>
internal static class GatherSamples
{
    public static IReadOnlyList<OpSample> All { get; } =
    [
        new("GatherV2", "rows", Real(4, 2), Ints(3, 0), Int(0)),
        new("GatherV2", "repeated rows", Real(3, 2), Ints(1, 1, 0), Int(0)),
        new("GatherV2", "columns", Real(2, 4), Ints(2, 2, 1), Int(1)),
        new("GatherV2", "one row", Real(3, 2), Int(1), Int(0)),
        new("GatherV2", "matrix of places", Real(4), Ints(0, 1, 3, 3).As(2, 2), Int(0)),
        new("GatherV2", "batch", Real(2, 3), Ints(0, 2, 1, 1).As(2, 2), Int(1)) { Attrs = [("batch_dims", 1L)] },
        new("GatherV2", "last axis, 64-bit", Real(2, 3), Longs(2), Int(-1)),
        new("GatherV2", "no places", Real(3, 2), Ints(), Int(0)),
        new("GatherV2", "empty rows", Real(2, 0), Ints(1, 0, 1), Int(0)),
        new("Gather", "rows", Real(4, 2), Ints(3, 0)),
        new("Gather", "repeated rows", Real(3, 2), Ints(1, 1, 0)),
        new("Gather", "one element", Real(3), Int(2)),
        new("Gather", "matrix of places", Real(4), Longs(0, 1, 3, 3).As(2, 2)),
        new("Gather", "no places", Real(3, 2), Ints()),
        new("GatherNd", "elements", Real(3, 2), Fixed(new[,] { { 0, 1 }, { 2, 0 } })),
        new("GatherNd", "rows", Real(3, 2), Fixed(new[,] { { 2 }, { 0 } })),
        new("GatherNd", "repeated", Real(3, 2), Fixed(new[,] { { 1, 1 }, { 1, 1 } })),
        new("GatherNd", "one place", Real(2, 2), Ints(1, 0)),
        new("GatherNd", "no places", Real(3, 2), Fixed(new int[0, 2])),
        new("ScatterNd", "elements", Fixed(new[,] { { 0, 1 }, { 2, 0 } }), Real(2), Ints(3, 2)),
        new("ScatterNd", "rows", Fixed(new[,] { { 2 }, { 0 } }), Real(2, 2), Ints(3, 2)),
        new("ScatterNd", "added up", Fixed(new[,] { { 1 }, { 1 } }), Real(2), Ints(3)),
        new("ScatterNd", "64-bit places", Fixed(new[,] { { 1L } }), Real(1), Longs(2)),
        new("ScatterNd", "nothing", Fixed(new int[0, 1]), Real(0), Ints(3)),
        new("OneHot", "vector", Ints(1, 0, 2), Int(3), Real(), Real()),
        new("OneHot", "outside", Ints(1, -1, 7), Int(3), Real(), Real()),
        new("OneHot", "first axis", Ints(1, 0), Int(3), Real(), Real()) { Attrs = [new Tensorflow.Attr("axis", new Tensorflow.AttrValue { I = 0 })] },
        new("OneHot", "number", Int(2), Int(4), Real(), Real()),
        new("OneHot", "empty", Ints(), Int(3), Real(), Real()),
        .. Partition(), .. Stitch("DynamicStitch"), .. Stitch("ParallelDynamicStitch"),
    ];

    private static OpSample[] Partition() => [.. new OpSample[]
    {
        new("DynamicPartition", "rows", Real(4, 2), Ints(0, 1, 0, 1)) { Attrs = [("num_partitions", 2L)] },
        new("DynamicPartition", "vector", Real(5), Ints(2, 0, 2, 1, 0)) { Attrs = [("num_partitions", 3L)] },
        new("DynamicPartition", "a part without rows", Real(2, 2), Ints(0, 2)) { Attrs = [("num_partitions", 3L)] },
        new("DynamicPartition", "element by element", Real(2, 2), Ints(0, 1, 1, 0).As(2, 2)) { Attrs = [("num_partitions", 2L)] },
        new("DynamicPartition", "scalar", Real(), Int(1)) { Attrs = [("num_partitions", 2L)] },
        new("DynamicPartition", "empty", Real(0, 2), Ints()) { Attrs = [("num_partitions", 2L)] },
    }.Select(s => s with { ShapeUnknownBecause = "the numbers of the parts decide their sizes" })];

    private static OpSample[] Stitch(string op) =>
    [
        new(op, "vectors", Ints(0, 2), Ints(1, 3), Real(2), Real(2)),
        new(op, "rows", Ints(1), Ints(2, 0), Real(1, 2), Real(2, 2)),
        new(op, "matrix of places", Ints(0, 1, 2, 3).As(2, 2), Real(2, 2)),
        new(op, "scalars", Int(1), Int(0), Real(), Real()),
        new(op, "one part empty", Ints(), Ints(0, 1), Real(0, 2), Real(2, 2)),
    ];
}
