using Tensorflow;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of ops that move blocks, roll, reverse, reflect and overwrite.</summary>
internal static class ArrangementSamples
{
    private const string Known = "TensorFlow must know how many axes have blocks";

    public static IReadOnlyList<OpSample> All { get; } =
    [
        new("ParallelConcat", "rows", Real(1, 2), Real(1, 2)) { Attrs = [("shape", new Shape(2, 2))] },
        .. SampleRows.Unary("DeepCopy"), .. SampleRows.Unary("Snapshot"), .. SampleRows.Unary("GuaranteeConst").Select(s => s with { NoGradientBecause = "TensorFlow registers none" }),
        new("ConjugateTranspose", "matrix", Real(2, 3), Ints(1, 0)),
        new("ConjugateTranspose", "rank 3", Real(2, 3, 4), Ints(2, 0, 1)),
        new("ConjugateTranspose", "as it was", Real(2, 3), Ints(0, 1)),
        new("ConjugateTranspose", "scalar", Real(), Ints()),
        new("ConjugateTranspose", "empty", Real(2, 0), Ints(1, 0)),
        new("EnsureShape", "known", Real(2, 3)) { Attrs = [("shape", new Shape(2, 3))] },
        new("EnsureShape", "open size", Real(2, 3)) { Attrs = [("shape", new Shape(-1, 3))] },
        new("EnsureShape", "open rank", Real(2, 3)) { Attrs = [("shape", Shape.Null)] },
        new("EnsureShape", "scalar", Real()) { Attrs = [("shape", Shape.Scalar)] },
        new("EnsureShape", "empty", Real(0, 3)) { Attrs = [("shape", new Shape(-1, 3))] },
        new("Roll", "vector", Real(5), Int(2), Int(0)),
        new("Roll", "backwards", Real(5), Int(-1), Int(0)),
        new("Roll", "two axes", Real(2, 3), Ints(1, -2), Ints(0, 1)),
        new("Roll", "same axis twice", Real(2, 3), Ints(1, 1), Ints(1, 1)),
        new("Roll", "empty", Real(0, 3), Int(1), Int(1)),
        new("ReverseSequence", "rows", Real(2, 4), Longs(3, 2)) { Attrs = [("seq_dim", 1L)] },
        new("ReverseSequence", "columns", Real(4, 2), Longs(3, 2)) { Attrs = [("seq_dim", new AttrValue { I = 0 }), ("batch_dim", 1L)] },
        new("ReverseSequence", "nothing to turn", Real(2, 3), Longs(0, 1)) { Attrs = [("seq_dim", 1L)] },
        new("ReverseSequence", "rank 3, 32-bit", Real(2, 3, 2), Ints(3, 2)) { Attrs = [("seq_dim", 1L)] },
        new("ReverseSequence", "empty", Real(0, 3), Longs()) { Attrs = [("seq_dim", 1L)] },
        .. Mirror("REFLECT"), .. Mirror("SYMMETRIC"), .. MirrorGrad("REFLECT"), .. MirrorGrad("SYMMETRIC"),
        .. Blocks(), .. Scatters(),
        new("TensorStridedSliceUpdate", "every second", Real(6), Ints(0), Ints(6), Ints(2), Real(3)),
        new("TensorStridedSliceUpdate", "row", Real(3, 2), Ints(1), Ints(2), Ints(1), Real(1, 2)),
        new("TensorStridedSliceUpdate", "element", Real(3), Ints(1), Ints(2), Ints(1), Real()) { Attrs = [("shrink_axis_mask", 1L)] },
        new("TensorStridedSliceUpdate", "backwards", Real(5), Ints(-1), Ints(0), Ints(-1), Real(4)),
        new("TensorStridedSliceUpdate", "empty", Real(0, 2), Ints(0), Ints(0), Ints(1), Real(0, 2)),
        new("Bitcast", "to real numbers", Ints(1, 2)) { Attrs = [("type", TF_DataType.TF_FLOAT)] },
        new("Empty", "zeros", Ints(2, 2)) { Attrs = [("dtype", TF_DataType.TF_DOUBLE), ("init", true)] },
        new("ExtractImagePatches", "valid", Real(1, 3, 3, 1)) { Attrs = Patches(2, 1, 1, "VALID") },
        new("ExtractImagePatches", "same", Real(1, 3, 2, 2)) { Attrs = Patches(2, 2, 1, "SAME") },
        new("ExtractImagePatches", "rates", Real(1, 4, 4, 1)) { Attrs = Patches(2, 1, 2, "VALID") },
        new("ExtractImagePatches", "one by one", Real(2, 2, 2, 1)) { Attrs = Patches(1, 1, 1, "VALID") },
        new("ExtractImagePatches", "no images", Real(0, 3, 3, 1)) { Attrs = Patches(2, 1, 1, "VALID") },
    ];

    private static OpSample[] Mirror(string mode) => [.. new OpSample[]
    {
        new("MirrorPad", "both sides, " + mode, Real(2, 3), Fixed(new[,] { { 1, 1 }, { 0, 2 } })),
        new("MirrorPad", "vector, " + mode, Real(3), Fixed(new[,] { { 2, 1 } })),
        new("MirrorPad", "scalar, " + mode, Real(), Fixed(new int[0, 2])),
        new("MirrorPad", "empty, " + mode, Real(0, 2), Fixed(new[,] { { 0, 0 }, { 1, 0 } })),
    }.Where(s => mode == "SYMMETRIC" || !s.Inputs[0].Dims.Contains(0)).Select(s => s with { Attrs = [("mode", mode)] })]; // REFLECT refuses axes without elements

    private static OpSample[] MirrorGrad(string mode) => [.. new OpSample[]
    {
        new("MirrorPadGrad", "both sides, " + mode, Real(4, 5), Fixed(new[,] { { 1, 1 }, { 0, 2 } })),
        new("MirrorPadGrad", "vector, " + mode, Real(6), Fixed(new[,] { { 2, 1 } })),
        new("MirrorPadGrad", "scalar, " + mode, Real(), Fixed(new int[0, 2])),
        new("MirrorPadGrad", "empty, " + mode, Real(0, 3), Fixed(new[,] { { 0, 0 }, { 1, 0 } })),
    }.Where(s => mode == "SYMMETRIC" || !s.Inputs[0].Dims.Contains(0)).Select(s => s with { Attrs = [("mode", mode)] })]; // REFLECT refuses axes without elements

    private static IEnumerable<OpSample> Blocks()
    {
        SampleInput none = Fixed(new[,] { { 0, 0 }, { 0, 0 } }), some = Fixed(new[,] { { 1, 1 }, { 0, 2 } }), both = Ints(2, 2);
        (string Name, int[] Space, int[] Batch, SampleInput Edges)[] rows =
        [
            ("plain", [1, 4, 4, 1], [4, 2, 2, 1], none), ("channels", [2, 2, 4, 3], [8, 1, 2, 3], none), ("edges", [1, 2, 2, 1], [4, 2, 2, 1], some),
            ("one block", [1, 2, 2, 2], [4, 1, 1, 2], none), ("no images", [0, 2, 2, 1], [0, 1, 1, 1], none),
        ];
        foreach ((string name, int[] space, int[] batch, SampleInput edges) in rows)
        {
            yield return new("SpaceToBatch", name, Real(space), edges) { Attrs = [("block_size", 2L)] };
            yield return new("BatchToSpace", name, Real(batch), edges) { Attrs = [("block_size", 2L)] };
            yield return new("SpaceToBatchND", name, Real(space), both, edges) { RefusedUnknownBecause = Known };
            yield return new("BatchToSpaceND", name, Real(batch), both, edges) { RefusedUnknownBecause = Known };
            if (edges == none)
            {
                int[] depth = [space[0], space[1] / 2, space[2] / 2, space[3] * 4];
                yield return new("SpaceToDepth", name, Real(space)) { Attrs = [("block_size", 2L)] };
                yield return new("DepthToSpace", name, Real(depth)) { Attrs = [("block_size", 2L)] };
            }
        }

        yield return new("SpaceToDepth", "wide", Real(1, 2, 6, 1)) { Attrs = [("block_size", 2L)] };
        yield return new("DepthToSpace", "wide", Real(1, 1, 3, 8)) { Attrs = [("block_size", 2L)] };
    }

    private static IEnumerable<OpSample> Scatters() => new[] { "TensorScatterAdd", "TensorScatterSub", "TensorScatterUpdate", "TensorScatterMax", "TensorScatterMin" }
        .SelectMany(op => new OpSample[]
        {
            new(op, "elements", Real(3, 2), Fixed(new[,] { { 0, 1 }, { 2, 0 } }), Real(2)),
            new(op, "rows", Real(3, 2), Fixed(new[,] { { 2 }, { 0 } }), Real(2, 2)),
            new(op, "vector", Real(4), Fixed(new[,] { { 1 }, { 3 } }), Real(2)),
            new(op, "64-bit places", Real(4), Fixed(new[,] { { 2L } }), Real(1)),
            new(op, "no places", Real(3), Fixed(new int[0, 1]), Real(0)),
        });

    private static Attr[] Patches(long size, long stride, long rate, string padding) =>
    [
        ("ksizes", new[] { 1, size, size, 1 }), ("strides", new[] { 1, stride, stride, 1 }), ("rates", new[] { 1, rate, rate, 1 }), ("padding", padding),
    ];
}
