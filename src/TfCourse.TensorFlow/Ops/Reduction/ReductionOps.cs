namespace Tensorflow;

/// <summary>The ops of ops that go along axes: reductions, scans, segments, sorting, counting.</summary>
internal static class ReductionOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("All", static () => All.Define());
        table.Add("Any", static () => Any.Define());
        table.Add("ArgMax", static () => ArgMax.Define());
        table.Add("ArgMin", static () => ArgMin.Define());
        table.Add("Bincount", static () => Bincount.Define());
        table.Add("Cumprod", static () => Cumprod.Define());
        table.Add("Cumsum", static () => Cumsum.Define());
        table.Add("CumulativeLogsumexp", static () => CumulativeLogsumexp.Define());
        table.Add("DenseBincount", static () => DenseBincount.Define());
        table.Add("EuclideanNorm", static () => EuclideanNorm.Define());
        table.Add("HistogramFixedWidth", static () => HistogramFixedWidth.Define());
        table.Add("InTopK", static () => InTopK.Define());
        table.Add("InTopKV2", static () => InTopKV2.Define());
        table.Add("L2Loss", static () => L2Loss.Define());
        table.Add("LinSpace", static () => LinSpace.Define());
        table.Add("Max", static () => Max.Define());
        table.Add("Mean", static () => Mean.Define());
        table.Add("Min", static () => Min.Define());
        table.Add("NthElement", static () => NthElement.Define());
        table.Add("Prod", static () => Prod.Define());
        table.Add("Range", static () => RangeOp.Define());
        table.Add("SegmentMax", static () => SegmentMax.Define());
        table.Add("SegmentMean", static () => SegmentMean.Define());
        table.Add("SegmentMin", static () => SegmentMin.Define());
        table.Add("SegmentProd", static () => SegmentProd.Define());
        table.Add("SegmentSum", static () => SegmentSum.Define());
        table.Add("SparseSegmentMean", static () => SparseSegmentMean.Define());
        table.Add("SparseSegmentMeanGrad", static () => SparseSegmentMean.DefineGradient());
        table.Add("SparseSegmentMeanWithNumSegments", static () => SparseSegmentMean.DefineWithNumSegments());
        table.Add("SparseSegmentSqrtN", static () => SparseSegmentSqrtN.Define());
        table.Add("SparseSegmentSqrtNGrad", static () => SparseSegmentSqrtN.DefineGradient());
        table.Add("SparseSegmentSqrtNWithNumSegments", static () => SparseSegmentSqrtN.DefineWithNumSegments());
        table.Add("SparseSegmentSum", static () => SparseSegmentSum.Define());
        table.Add("SparseSegmentSumGrad", static () => SparseSegmentSum.DefineGradient());
        table.Add("SparseSegmentSumWithNumSegments", static () => SparseSegmentSum.DefineWithNumSegments());
        table.Add("Sum", static () => Sum.Define());
        table.Add("TopK", static () => TopK.Define());
        table.Add("TopKV2", static () => TopKV2.Define());
        table.Add("UnsortedSegmentMax", static () => UnsortedSegmentMax.Define());
        table.Add("UnsortedSegmentMin", static () => UnsortedSegmentMin.Define());
        table.Add("UnsortedSegmentProd", static () => UnsortedSegmentProd.Define());
        table.Add("UnsortedSegmentSum", static () => UnsortedSegmentSum.Define());
    }
}
