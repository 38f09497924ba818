namespace TfCourse.Engine.Managed;

/// <summary>The kernels of the ops that write summaries.</summary>
internal static class SummaryKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("ScalarSummary", ScalarSummaryKernel.Create);
        table.Add("HistogramSummary", HistogramSummaryKernel.Create);
        table.Add("MergeSummary", MergeSummaryKernel.Create);
    }
}
