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
        table.Add("Cumprod", Cumprod.Define);
        table.Add("Cumsum", Cumsum.Define);
        table.Add("L2Loss", L2Loss.Define);
        table.Add("Max", Max.Define);
        table.Add("Mean", Mean.Define);
        table.Add("Min", Min.Define);
        table.Add("Prod", Prod.Define);
        table.Add("Range", RangeOp.Define);
        table.Add("Sum", Sum.Define);
        table.Add("UnsortedSegmentSum", UnsortedSegmentSum.Define);
    }
}
