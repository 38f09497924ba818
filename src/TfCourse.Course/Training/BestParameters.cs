using Tensorflow;
using Tensorflow.NumPy;

namespace TfCourse.Course;

/// <summary>Early stopping of a run: the parameters of the best epoch so far, which are put back when training ends.</summary>
/// <param name="monitor">What decides which epoch is best, before any epoch.</param>
/// <param name="parameters">The parameters.</param>
public sealed class BestParameters(MetricMonitor monitor, IReadOnlyList<ResourceVariable> parameters)
{
    private const string Prefix = "_best/";
    private IReadOnlyDictionary<string, NDArray> _values = new Dictionary<string, NDArray>();

    /// <summary>Whether the metric has failed to get better for long enough.</summary>
    public bool Stopped { get; private set; }

    /// <summary>The best epoch, from 1; null before any.</summary>
    public int? Epoch => monitor.BestEpoch < 0 ? null : monitor.BestEpoch + 1;

    /// <summary>The names under which a checkpoint holds the values.</summary>
    internal IReadOnlyList<string> Names => [.. parameters.Select(p => Prefix + p.Op.name)];

    /// <summary>The values, by these names; empty before any epoch.</summary>
    internal IReadOnlyDictionary<string, NDArray> Values => _values;

    /// <summary>Looks at an epoch that has just ended.</summary>
    /// <param name="session">The session, whose parameters are those of that epoch.</param>
    /// <param name="result">The epoch.</param>
    public void Look(Session session, EpochResult result)
    {
        Watch(result);
        if (Epoch == result.Epoch)
        {
            _values = parameters.ToDictionary(p => Prefix + p.Op.name, p => p.eval(session));
        }
    }

    /// <summary>Takes up what a checkpoint has kept.</summary>
    /// <param name="history">The epochs until then.</param>
    /// <param name="values">The values of the best of them, by <see cref="Names"/>.</param>
    internal void Resume(IEnumerable<EpochResult> history, IReadOnlyDictionary<string, NDArray> values)
    {
        foreach (EpochResult epoch in history)
        {
            Watch(epoch);
        }

        _values = values;
    }

    /// <summary>Puts the best parameters into the variables.</summary>
    /// <param name="session">The session.</param>
    public void Restore(Session session)
    {
        foreach (ResourceVariable parameter in parameters.Where(p => _values.ContainsKey(Prefix + p.Op.name)))
        {
            parameter.load(_values[Prefix + parameter.Op.name], session);
        }
    }

    private void Watch(EpochResult epoch) => Stopped |= monitor.ShouldStop(epoch.Epoch - 1, epoch.Metrics);
}
