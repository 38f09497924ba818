namespace TfCourse.Engine.Managed;

/// <summary>The kernels of ops that go along axes: reductions, scans, segments, sorting, counting.</summary>
internal static class ReductionKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("All", AllKernel.Create);
        table.Add("Any", AnyKernel.Create);
        table.Add("ArgMax", ArgMaxKernel.Create);
        table.Add("ArgMin", ArgMinKernel.Create);
        table.Add("Bincount", BincountKernel.Create);
        table.Add("Cumprod", CumprodKernel.Create);
        table.Add("Cumsum", CumsumKernel.Create);
        table.Add("CumulativeLogsumexp", CumulativeLogsumexpKernel.Create);
        table.Add("DenseBincount", BincountKernel.Create);
        table.Add("EuclideanNorm", EuclideanNormKernel.Create);
        table.Add("HistogramFixedWidth", HistogramFixedWidthKernel.Create);
        table.Add("InTopK", InTopKKernel.Create);
        table.Add("InTopKV2", InTopKKernel.Create);
        table.Add("L2Loss", L2LossKernel.Create);
        table.Add("LinSpace", LinSpaceKernel.Create);
        table.Add("Max", MaxKernel.Create);
        table.Add("Mean", MeanKernel.Create);
        table.Add("Min", MinKernel.Create);
        table.Add("NthElement", NthElementKernel.Create);
        table.Add("Prod", ProdKernel.Create);
        table.Add("Range", RangeKernel.Create);
        table.Add("SegmentMax", SegmentMaxKernel.Create);
        table.Add("SegmentMean", SegmentMeanKernel.Create);
        table.Add("SegmentMin", SegmentMinKernel.Create);
        table.Add("SegmentProd", SegmentProdKernel.Create);
        table.Add("SegmentSum", SegmentSumKernel.Create);
        table.Add("SparseSegmentMean", SparseSegmentMeanKernel.Create);
        table.Add("SparseSegmentMeanGrad", SparseSegmentMeanGradKernel.Create);
        table.Add("SparseSegmentMeanWithNumSegments", SparseSegmentMeanKernel.Create);
        table.Add("SparseSegmentSqrtN", SparseSegmentSqrtNKernel.Create);
        table.Add("SparseSegmentSqrtNGrad", SparseSegmentSqrtNGradKernel.Create);
        table.Add("SparseSegmentSqrtNWithNumSegments", SparseSegmentSqrtNKernel.Create);
        table.Add("SparseSegmentSum", SparseSegmentSumKernel.Create);
        table.Add("SparseSegmentSumGrad", SparseSegmentSumGradKernel.Create);
        table.Add("SparseSegmentSumWithNumSegments", SparseSegmentSumKernel.Create);
        table.Add("Sum", SumKernel.Create);
        table.Add("TopK", TopKKernel.Create);
        table.Add("TopKV2", TopKKernel.Create);
        table.Add("UnsortedSegmentMax", UnsortedSegmentMaxKernel.Create);
        table.Add("UnsortedSegmentMin", UnsortedSegmentMinKernel.Create);
        table.Add("UnsortedSegmentProd", UnsortedSegmentProdKernel.Create);
        table.Add("UnsortedSegmentSum", UnsortedSegmentSumKernel.Create);
    }
}
