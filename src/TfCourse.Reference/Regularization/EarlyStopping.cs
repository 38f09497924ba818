namespace TfCourse.Reference;

/// <summary>Ends training when the metric of the dev set has not improved for some epochs, and remembers the best parameters.</summary>
public sealed class EarlyStopping
{
    private readonly int _patience;
    private readonly double _minimum;
    private readonly bool _largerIsBetter;

    /// <summary>Nothing seen yet.</summary>
    /// <param name="patience">How many epochs in a row may fail to improve; at least 1.</param>
    /// <param name="minimumImprovement">What counts as better; at least 0.</param>
    /// <param name="largerIsBetter">Whether the metric is an accuracy rather than a cost.</param>
    public EarlyStopping(int patience, double minimumImprovement = 0, bool largerIsBetter = false)
    {
        _patience = Hyperparameter.AtLeastOne(patience, nameof(patience));
        _minimum = Hyperparameter.NotNegative(minimumImprovement, nameof(minimumImprovement));
        _largerIsBetter = largerIsBetter;
    }

    /// <summary>The epoch of the best metric, from 0; -1 before any.</summary>
    public int BestEpoch { get; private set; } = -1;

    /// <summary>The best metric; NaN before any.</summary>
    public double Best { get; private set; } = double.NaN;

    /// <summary>The parameters of the best epoch; null before any.</summary>
    public Parameters? BestParameters { get; private set; }

    /// <summary>Looks at the metric of an epoch.</summary>
    /// <param name="epoch">Its number, from 0, rising.</param>
    /// <param name="metric">Its metric; NaN never improves.</param>
    /// <param name="parameters">Gives its parameters; asked and kept when they are the best.</param>
    /// <returns>Whether training should end after this epoch.</returns>
    public bool ShouldStop(int epoch, double metric, Func<Parameters>? parameters = null)
    {
        double gain = _largerIsBetter ? metric - Best : Best - metric;
        if (!double.IsNaN(metric) && (BestEpoch < 0 || double.IsNaN(Best) || gain > _minimum))
            (BestEpoch, Best, BestParameters) = (epoch, metric, parameters?.Invoke());
        return epoch - Math.Max(BestEpoch, 0) >= _patience;
    }
}
