namespace TfCourse.Course;

/// <summary>
/// A formula in the place of a training run, to try strategies on in seconds: the error after e epochs falls to a floor that
/// depends on the learning rate and the units, and not at all on the third parameter.
/// <c>error(e) = floor + (1 − floor)·exp(−e/τ)</c>, floor = 0.05 + 0.04·(log₁₀(α/0.01))² + 0.02·(log₂(n/64))², cut at 0.9.
/// </summary>
public sealed class PracticeObjective : ISearchObjective
{
    private const double TimeConstant = 4;

    /// <inheritdoc/>
    public string Metric => "error";

    /// <inheritdoc/>
    public bool Maximize => false;

    /// <summary>What is searched unless another space is given: learning_rate, units, and idle, which changes nothing.</summary>
    public static SearchSpace Space { get; } = new(
    [
        new LogUniformParameter("learning_rate", 1e-4, 1),
        new IntegerParameter("units", 4, 512, logarithmic: true),
        new UniformParameter("idle", 0, 1),
    ]);

    /// <summary>The error where training leads.</summary>
    /// <param name="values">learning_rate and units; others do not matter.</param>
    /// <param name="bestRate">The learning rate of the least error.</param>
    /// <param name="bestUnits">The units of the least error.</param>
    public static double Floor(SearchValues values, double bestRate = 0.01, double bestUnits = 64)
    {
        ArgumentNullException.ThrowIfNull(values);
        double rate = Math.Log10(values.Number("learning_rate", bestRate) / bestRate), units = Math.Log2(values.Number("units", bestUnits) / bestUnits);
        return Math.Min(0.9, 0.05 + (0.04 * rate * rate) + (0.02 * units * units));
    }

    /// <summary>The error after some epochs.</summary>
    /// <param name="values">learning_rate and units; others do not matter.</param>
    /// <param name="epochs">Epochs trained.</param>
    /// <param name="bestRate">The learning rate of the least error.</param>
    /// <param name="bestUnits">The units of the least error.</param>
    public static double Error(SearchValues values, int epochs, double bestRate = 0.01, double bestUnits = 64)
    {
        double floor = Floor(values, bestRate, bestUnits);
        return floor + ((1 - floor) * Math.Exp(-epochs / TimeConstant));
    }

    /// <inheritdoc/>
    public void Run(TrialContext trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        for (int epoch = trial.EpochsBefore + 1; epoch <= trial.Budget; epoch++)
        {
            if (!trial.Report(epoch, Error(trial.Values, epoch)))
            {
                return;
            }
        }
    }
}
