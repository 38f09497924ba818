namespace TfCourse.TestKit;

/// <summary>The table of all samples of ops.</summary>
public static class OpSamples
{
    /// <summary>All samples, family by family.</summary>
    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. UnarySamples.All, .. BinarySamples.All, .. SelectionSamples.All, .. LinearAlgebraSamples.All, .. ReductionSamples.All, .. ScanSamples.All,
        .. ArraySamples.All, .. SlicingSamples.All, .. GatherSamples.All, .. SizeSamples.All, .. ActivationSamples.All, .. LossSamples.All,
        .. ConvolutionSamples.All, .. PoolingSamples.All, .. SpecialSamples.All, .. CountingSamples.All, .. DecompositionSamples.All,
        .. ArrangementSamples.All, .. DiagonalSamples.All, .. SetSamples.All, .. NormalizationSamples.All, .. MaxPoolSamples.All,
        .. TextSamples.All, .. StatelessSamples.All, .. ImageGradientSamples.All, .. ShapeSamples.All,
    ];
}
