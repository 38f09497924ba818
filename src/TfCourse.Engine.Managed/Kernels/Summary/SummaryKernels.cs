namespace TfCourse.Engine.Managed;

/// <summary>The kernels of the ops that write summaries.</summary>
internal static class SummaryKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("ScalarSummary", static node => ScalarSummaryKernel.Create(node));
        table.Add("HistogramSummary", static node => HistogramSummaryKernel.Create(node));
        table.Add("MergeSummary", static node => MergeSummaryKernel.Create(node));
    }
}
