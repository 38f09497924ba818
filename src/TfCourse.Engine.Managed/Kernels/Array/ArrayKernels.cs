namespace TfCourse.Engine.Managed;

/// <summary>The kernels of the ops that make, move and describe tensors.</summary>
internal static class ArrayKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("BroadcastArgs", BroadcastArgsKernel.Create);
        table.Add("BroadcastGradientArgs", BroadcastGradientArgsKernel.Create);
        table.Add("BroadcastTo", BroadcastToKernel.Create);
        table.Add("Concat", ConcatV2Kernel.Create);
        table.Add("ConcatOffset", ConcatOffsetKernel.Create);
        table.Add("ConcatV2", ConcatV2Kernel.Create);
        table.Add("Const", static node => new ConstKernel(node));
        table.Add("DynamicPartition", DynamicPartitionKernel.Create);
        table.Add("DynamicStitch", DynamicStitchKernel.Create);
        table.Add("ExpandDims", ExpandDimsKernel.Create);
        table.Add("Fill", FillKernel.Create);
        table.Add("Gather", GatherKernel.Create);
        table.Add("GatherNd", GatherNdKernel.Create);
        table.Add("GatherV2", GatherKernel.Create);
        table.Add("Identity", IdentityKernel.Create);
        table.Add("IdentityN", IdentityNKernel.Create);
        table.Add("InvertPermutation", static _ => new InvertPermutationKernel());
        table.Add("OneHot", OneHotKernel.Create);
        table.Add("OnesLike", OnesLikeKernel.Create);
        table.Add("Pack", PackKernel.Create);
        table.Add("Pad", PadKernel.Create);
        table.Add("PadV2", PadKernel.Create);
        table.Add("ParallelDynamicStitch", DynamicStitchKernel.Create);
        table.Add("Placeholder", PlaceholderKernel.Create);
        table.Add("PlaceholderWithDefault", IdentityKernel.Create);
        table.Add("PreventGradient", IdentityKernel.Create);
        table.Add("Rank", RankKernel.Create);
        table.Add("Reshape", ReshapeKernel.Create);
        table.Add("Reverse", ReverseV2Kernel.Create);
        table.Add("ReverseV2", ReverseV2Kernel.Create);
        table.Add("ScatterNd", ScatterNdKernel.Create);
        table.Add("Shape", ShapeKernel.Create);
        table.Add("ShapeN", ShapeNKernel.Create);
        table.Add("Size", SizeKernel.Create);
        table.Add("Slice", SliceKernel.Create);
        table.Add("Split", SplitKernel.Create);
        table.Add("SplitV", SplitKernel.Create);
        table.Add("Squeeze", static node => new SqueezeKernel(node));
        table.Add("StopGradient", IdentityKernel.Create);
        table.Add("StridedSlice", StridedSliceKernel.Create);
        table.Add("StridedSliceGrad", StridedSliceGradKernel.Create);
        table.Add("Tile", TileKernel.Create);
        table.Add("Transpose", TransposeKernel.Create);
        table.Add("Unpack", UnpackKernel.Create);
        table.Add("Where", WhereKernel.Create);
        table.Add("ZerosLike", ZerosLikeKernel.Create);
    }
}
