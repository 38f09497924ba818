namespace TfCourse.Reference;

/// <summary>What mini-batch training leaves; lists have an entry an epoch.</summary>
/// <param name="Parameters">The trained parameters.</param>
/// <param name="Costs">The epoch's costs, each before its mini-batch's update, summed over all examples and divided by m.</param>
/// <param name="LastBatchCosts">The mean cost of the epoch's last mini-batch alone, which the course printed in 2017.</param>
/// <param name="LearningRates">The learning rate after the epoch.</param>
public sealed record MiniBatchRun(
    Parameters Parameters,
    IReadOnlyList<double> Costs,
    IReadOnlyList<double> LastBatchCosts,
    IReadOnlyList<double> LearningRates);
