namespace Tensorflow;

/// <summary>The ops of ops that go along axes: reductions, scans, segments, sorting, counting.</summary>
internal static class ReductionOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("All", All.Define);
        table.Add("Any", Any.Define);
        table.Add("ArgMax", ArgMax.Define);
        table.Add("ArgMin", ArgMin.Define);
        table.Add("Bincount", Bincount.Define);
        table.Add("Cumprod", Cumprod.Define);
        table.Add("Cumsum", Cumsum.Define);
        table.Add("CumulativeLogsumexp", CumulativeLogsumexp.Define);
        table.Add("DenseBincount", DenseBincount.Define);
        table.Add("EuclideanNorm", EuclideanNorm.Define);
        table.Add("HistogramFixedWidth", HistogramFixedWidth.Define);
        table.Add("InTopK", InTopK.Define);
        table.Add("InTopKV2", InTopKV2.Define);
        table.Add("L2Loss", L2Loss.Define);
        table.Add("LinSpace", LinSpace.Define);
        table.Add("Max", Max.Define);
        table.Add("Mean", Mean.Define);
        table.Add("Min", Min.Define);
        table.Add("NthElement", NthElement.Define);
        table.Add("Prod", Prod.Define);
        table.Add("Range", RangeOp.Define);
        table.Add("SegmentMax", SegmentMax.Define);
        table.Add("SegmentMean", SegmentMean.Define);
        table.Add("SegmentMin", SegmentMin.Define);
        table.Add("SegmentProd", SegmentProd.Define);
        table.Add("SegmentSum", SegmentSum.Define);
        table.Add("SparseSegmentMean", SparseSegmentMean.Define);
        table.Add("SparseSegmentMeanGrad", SparseSegmentMean.DefineGradient);
        table.Add("SparseSegmentMeanWithNumSegments", SparseSegmentMean.DefineWithNumSegments);
        table.Add("SparseSegmentSqrtN", SparseSegmentSqrtN.Define);
        table.Add("SparseSegmentSqrtNGrad", SparseSegmentSqrtN.DefineGradient);
        table.Add("SparseSegmentSqrtNWithNumSegments", SparseSegmentSqrtN.DefineWithNumSegments);
        table.Add("SparseSegmentSum", SparseSegmentSum.Define);
        table.Add("SparseSegmentSumGrad", SparseSegmentSum.DefineGradient);
        table.Add("SparseSegmentSumWithNumSegments", SparseSegmentSum.DefineWithNumSegments);
        table.Add("Sum", Sum.Define);
        table.Add("TopK", TopK.Define);
        table.Add("TopKV2", TopKV2.Define);
        table.Add("UnsortedSegmentMax", UnsortedSegmentMax.Define);
        table.Add("UnsortedSegmentMin", UnsortedSegmentMin.Define);
        table.Add("UnsortedSegmentProd", UnsortedSegmentProd.Define);
        table.Add("UnsortedSegmentSum", UnsortedSegmentSum.Define);
    }
}
