namespace Tensorflow;

/// <summary>The ops that make, move and describe tensors.</summary>
internal static class ArrayOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("BroadcastArgs", BroadcastArgs.Define);
        table.Add("BroadcastGradientArgs", BroadcastGradientArgs.Define);
        table.Add("BroadcastTo", BroadcastTo.Define);
        table.Add("Concat", Concat.Define);
        table.Add("ConcatOffset", ConcatOffset.Define);
        table.Add("ConcatV2", ConcatV2.Define);
        table.Add("Const", Const.Define);
        table.Add("DynamicPartition", DynamicPartition.Define);
        table.Add("DynamicStitch", DynamicStitch.Define);
        table.Add("ExpandDims", ExpandDims.Define);
        table.Add("Fill", Fill.Define);
        table.Add("Gather", Gather.Define);
        table.Add("GatherNd", GatherNd.Define);
        table.Add("GatherV2", GatherV2.Define);
        table.Add("Identity", Identity.Define);
        table.Add("IdentityN", IdentityN.Define);
        table.Add("InvertPermutation", InvertPermutation.Define);
        table.Add("OneHot", OneHot.Define);
        table.Add("OnesLike", OnesLike.Define);
        table.Add("Pack", Pack.Define);
        table.Add("Pad", Pad.Define);
        table.Add("PadV2", PadV2.Define);
        table.Add("ParallelDynamicStitch", ParallelDynamicStitch.Define);
        table.Add("Placeholder", Placeholder.Define);
        table.Add("PlaceholderWithDefault", PlaceholderWithDefault.Define);
        table.Add("PreventGradient", PreventGradient.Define);
        table.Add("Rank", Rank.Define);
        table.Add("Reshape", Reshape.Define);
        table.Add("Reverse", Reverse.Define);
        table.Add("ReverseV2", ReverseV2.Define);
        table.Add("ScatterNd", ScatterNd.Define);
        table.Add("Shape", ShapeOp.Define);
        table.Add("ShapeN", ShapeN.Define);
        table.Add("Size", SizeOp.Define);
        table.Add("Slice", SliceOp.Define);
        table.Add("Split", Split.Define);
        table.Add("SplitV", SplitV.Define);
        table.Add("Squeeze", Squeeze.Define);
        table.Add("StopGradient", StopGradient.Define);
        table.Add("StridedSlice", StridedSlice.Define);
        table.Add("StridedSliceGrad", StridedSliceGrad.Define);
        table.Add("Tile", Tile.Define);
        table.Add("Transpose", Transpose.Define);
        table.Add("Unpack", Unpack.Define);
        table.Add("Where", Where.Define);
        table.Add("ZerosLike", ZerosLike.Define);
    }
}
