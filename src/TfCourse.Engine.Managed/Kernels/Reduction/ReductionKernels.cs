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
        table.Add("Cumprod", CumprodKernel.Create);
        table.Add("Cumsum", CumsumKernel.Create);
        table.Add("L2Loss", L2LossKernel.Create);
        table.Add("Max", MaxKernel.Create);
        table.Add("Mean", MeanKernel.Create);
        table.Add("Min", MinKernel.Create);
        table.Add("Prod", ProdKernel.Create);
        table.Add("Range", RangeKernel.Create);
        table.Add("Sum", SumKernel.Create);
        table.Add("UnsortedSegmentSum", UnsortedSegmentSumKernel.Create);
    }
}
