namespace TfCourse.Reference;

/// <summary>What full-batch training leaves.</summary>
/// <param name="Parameters">The trained parameters.</param>
/// <param name="Costs">The cost of every iteration, before its update.</param>
public sealed record TrainingRun(Parameters Parameters, IReadOnlyList<double> Costs);
