using TfCourse.Datasets;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>Early stopping by a metric's name, for training that measures several: an unknown name is refused before the first epoch.</summary>
public sealed class MetricMonitor
{
    private readonly string _metric;
    private readonly EarlyStopping _stopping;

    /// <summary>A monitor before the first epoch.</summary>
    /// <param name="metric">The metric to watch.</param>
    /// <param name="measured">The metrics that training measures. Names that end in accuracy are better when larger.</param>
    /// <param name="patience">How many epochs in a row may fail to improve; at least 1.</param>
    /// <param name="minimumImprovement">What counts as better; at least 0.</param>
    /// <exception cref="ArgumentException">The metric is not measured; the message lists those that are.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Patience or improvement is out of its range.</exception>
    public MetricMonitor(string metric, IReadOnlyCollection<string> measured, int patience, double minimumImprovement = 0)
    {
        if (!measured.Contains(metric))
        {
            throw new ArgumentException($"Early stopping watches '{metric}', which is not measured; measured are {string.Join(", ", measured)}.{NearNames.Hint(metric, measured)}", nameof(metric));
        }

        _metric = metric;
        _stopping = new EarlyStopping(patience, minimumImprovement, metric.EndsWith("accuracy", StringComparison.Ordinal));
    }

    /// <summary>The epoch of the best metric, from 0; -1 before any.</summary>
    public int BestEpoch => _stopping.BestEpoch;

    /// <summary>The best metric; NaN before any.</summary>
    public double Best => _stopping.Best;

    /// <summary>The parameters of the best epoch; null before any.</summary>
    public Parameters? BestParameters => _stopping.BestParameters;

    /// <summary>Looks at the metrics of an epoch.</summary>
    /// <param name="epoch">Its number, from 0, rising.</param>
    /// <param name="metrics">Its metrics by name.</param>
    /// <param name="parameters">Gives its parameters; asked only when they are the best so far.</param>
    /// <returns>Whether training should end after this epoch.</returns>
    /// <exception cref="KeyNotFoundException">The watched metric is missing.</exception>
    public bool ShouldStop(int epoch, IReadOnlyDictionary<string, double> metrics, Func<Parameters>? parameters = null)
        => _stopping.ShouldStop(epoch, metrics.TryGetValue(_metric, out double value)
            ? value
            : throw new KeyNotFoundException($"Epoch {epoch} has no '{_metric}'; it has {string.Join(", ", metrics.Keys)}."), parameters);
}
