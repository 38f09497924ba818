namespace TfCourse.Engine.Managed;

/// <summary>The kernels of ops that go along axes: reductions, scans, segments, sorting, counting.</summary>
internal static class ReductionKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("All", static node => AllKernel.Create(node));
        table.Add("Any", static node => AnyKernel.Create(node));
        table.Add("ArgMax", static node => ArgMaxKernel.Create(node));
        table.Add("ArgMin", static node => ArgMinKernel.Create(node));
        table.Add("Bincount", static node => BincountKernel.Create(node));
        table.Add("Cumprod", static node => CumprodKernel.Create(node));
        table.Add("Cumsum", static node => CumsumKernel.Create(node));
        table.Add("CumulativeLogsumexp", static node => CumulativeLogsumexpKernel.Create(node));
        table.Add("DenseBincount", static node => BincountKernel.Create(node));
        table.Add("EuclideanNorm", static node => EuclideanNormKernel.Create(node));
        table.Add("HistogramFixedWidth", static node => HistogramFixedWidthKernel.Create(node));
        table.Add("InTopK", static node => InTopKKernel.Create(node));
        table.Add("InTopKV2", static node => InTopKKernel.Create(node));
        table.Add("L2Loss", static node => L2LossKernel.Create(node));
        table.Add("LinSpace", static node => LinSpaceKernel.Create(node));
        table.Add("Max", static node => MaxKernel.Create(node));
        table.Add("Mean", static node => MeanKernel.Create(node));
        table.Add("Min", static node => MinKernel.Create(node));
        table.Add("NthElement", static node => NthElementKernel.Create(node));
        table.Add("Prod", static node => ProdKernel.Create(node));
        table.Add("Range", static node => RangeKernel.Create(node));
        table.Add("SegmentMax", static node => SegmentMaxKernel.Create(node));
        table.Add("SegmentMean", static node => SegmentMeanKernel.Create(node));
        table.Add("SegmentMin", static node => SegmentMinKernel.Create(node));
        table.Add("SegmentProd", static node => SegmentProdKernel.Create(node));
        table.Add("SegmentSum", static node => SegmentSumKernel.Create(node));
        table.Add("SparseSegmentMean", static node => SparseSegmentMeanKernel.Create(node));
        table.Add("SparseSegmentMeanGrad", static node => SparseSegmentMeanGradKernel.Create(node));
        table.Add("SparseSegmentMeanWithNumSegments", static node => SparseSegmentMeanKernel.Create(node));
        table.Add("SparseSegmentSqrtN", static node => SparseSegmentSqrtNKernel.Create(node));
        table.Add("SparseSegmentSqrtNGrad", static node => SparseSegmentSqrtNGradKernel.Create(node));
        table.Add("SparseSegmentSqrtNWithNumSegments", static node => SparseSegmentSqrtNKernel.Create(node));
        table.Add("SparseSegmentSum", static node => SparseSegmentSumKernel.Create(node));
        table.Add("SparseSegmentSumGrad", static node => SparseSegmentSumGradKernel.Create(node));
        table.Add("SparseSegmentSumWithNumSegments", static node => SparseSegmentSumKernel.Create(node));
        table.Add("Sum", static node => SumKernel.Create(node));
        table.Add("TopK", static node => TopKKernel.Create(node));
        table.Add("TopKV2", static node => TopKKernel.Create(node));
        table.Add("UnsortedSegmentMax", static node => UnsortedSegmentMaxKernel.Create(node));
        table.Add("UnsortedSegmentMin", static node => UnsortedSegmentMinKernel.Create(node));
        table.Add("UnsortedSegmentProd", static node => UnsortedSegmentProdKernel.Create(node));
        table.Add("UnsortedSegmentSum", static node => UnsortedSegmentSumKernel.Create(node));
    }
}
