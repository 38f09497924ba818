using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Samples as test cases, named by op and sample.</summary>
internal static class SampleCases
{
    public static IEnumerable<TestCaseData> All() => Of(OpSamples.All);

    public static IEnumerable<TestCaseData> Differentiable()
        => Of(OpSamples.All.Where(s => IsCompared(s)));

    public static IEnumerable<TestCaseData> Smooth()
        => Of(OpSamples.All.Where(s => s.OneOrderBecause is null && IsCompared(s)));

    /// <summary>The first sample of each op.</summary>
    public static IEnumerable<TestCaseData> Ops() => OpSamples.All.DistinctBy(s => s.Op).Select(s => new TestCaseData(s).SetArgDisplayNames(s.Op));

    /// <summary>Whether the gradient of a sample is compared.</summary>
    public static bool IsCompared(OpSample sample)
        => sample.NoGradientBecause is null && Tensorflow.OpCatalogue.Find(sample.Op).Gradient.Function is not null && sample.Inputs.Any(i => i.IsReal && i.NotComparedBecause is null);

    private static IEnumerable<TestCaseData> Of(IEnumerable<OpSample> samples)
        => samples.Select(s => new TestCaseData(s).SetArgDisplayNames(s.Op, s.Name));
}
