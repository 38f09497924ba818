namespace Tensorflow;

/// <summary>The ops that write summaries: each gives the bytes of a Summary message.</summary>
internal static class SummaryOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("ScalarSummary", Scalar);
        table.Add("HistogramSummary", Histogram);
        table.Add("MergeSummary", Merge);
    }

    private static OpDefinition Scalar() => new("ScalarSummary")
    {
        Inputs = ["tags: string", "values: T"],
        Outputs = ["summary: string"],
        Attrs = ["T: realnumbertype"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.None("a summary is text"),
    };

    private static OpDefinition Histogram() => new("HistogramSummary")
    {
        Inputs = ["tag: string", "values: T"],
        Outputs = ["summary: string"],
        Attrs = ["T: realnumbertype = float"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.None("a summary is text"),
    };

    private static OpDefinition Merge() => new("MergeSummary")
    {
        Inputs = ["inputs: N * string"],
        Outputs = ["summary: string"],
        Attrs = ["N: int >= 1"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.None("a summary is text"),
    };
}
