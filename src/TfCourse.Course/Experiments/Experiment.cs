using System.Globalization;

namespace TfCourse.Course;

/// <summary>A number that an experiment takes.</summary>
/// <param name="Name">As the command line calls it, without dashes: learning-rate.</param>
/// <param name="Default">What it is unless told otherwise.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The largest value.</param>
/// <param name="Meaning">What it is.</param>
public sealed record ExperimentParameter(string Name, double Default, double Min, double Max, string Meaning)
{
    /// <summary>Whether the least value itself is refused.</summary>
    public bool AboveMin { get; init; }

    /// <summary>Whether the largest value itself is refused.</summary>
    public bool BelowMax { get; init; }

    /// <summary>Whether only whole numbers are taken.</summary>
    public bool Whole { get; init; }

    /// <summary>The range in words.</summary>
    public string RangeText => Range.Text(Min, Max, AboveMin, BelowMax, Whole);

    internal void Require(double value) => Range.Require(value, Name, Min, Max, AboveMin, BelowMax, Whole);
}

/// <summary>The numbers of one run of an experiment: every parameter once, each in its range.</summary>
public sealed class ExperimentSettings
{
    private readonly OrderedDictionary<string, double> _values = new(StringComparer.Ordinal);

    internal ExperimentSettings(IReadOnlyList<ExperimentParameter> parameters, IReadOnlyDictionary<string, double> given)
    {
        string? unknown = given.Keys.FirstOrDefault(name => parameters.All(p => p.Name != name));
        if (unknown is not null)
        {
            throw new ArgumentException($"There is no parameter '{unknown}'.{Datasets.NearNames.Hint(unknown, [.. parameters.Select(p => p.Name)])}", nameof(given));
        }

        foreach (ExperimentParameter parameter in parameters)
        {
            double value = given.TryGetValue(parameter.Name, out double told) ? told : parameter.Default;
            parameter.Require(value);
            _values.Add(parameter.Name, value);
        }
    }

    /// <summary>All of them, in the experiment's order.</summary>
    public IReadOnlyDictionary<string, double> Values => _values;

    /// <summary>One of them.</summary>
    /// <param name="name">Its name.</param>
    public double this[string name] => _values[name];

    /// <summary>One of them as a whole number.</summary>
    /// <param name="name">Its name.</param>
    public int Whole(string name) => (int)_values[name];
}

/// <summary>How far an experiment is.</summary>
/// <param name="Variant">What is being trained.</param>
/// <param name="Done">The share of all work that is done, in [0, 1].</param>
/// <param name="Cost">The present cost; null when there is none.</param>
public sealed record ExperimentProgress(string Variant, double Done, double? Cost);

/// <summary>Something that a person can run and look at: variants of one idea side by side.</summary>
/// <param name="Name">As the command line calls it.</param>
/// <param name="Title">What is compared.</param>
/// <param name="Description">How, on which data.</param>
/// <param name="Parameters">The numbers it takes.</param>
/// <param name="Body">Runs it.</param>
public sealed record Experiment(
    string Name, string Title, string Description, IReadOnlyList<ExperimentParameter> Parameters,
    Func<ExperimentSettings, IProgress<ExperimentProgress>?, CancellationToken, ExperimentResult> Body)
{
    /// <summary>The settings of a run; refused before anything is computed when one is out of its range.</summary>
    /// <param name="given">Values by name; the others take their defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names parameter, value and range.</exception>
    /// <exception cref="ArgumentException">There is no such parameter; the message lists near names.</exception>
    public ExperimentSettings Settings(IReadOnlyDictionary<string, double> given) => new(Parameters, given);

    /// <summary>Runs it. The same settings give the same bits.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="progress">Told now and then.</param>
    /// <param name="cancellation">Ends the run with <see cref="OperationCanceledException"/>.</param>
    public ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
        => Body(settings, progress, cancellation);
}

/// <summary>Spreads the progress of variants over the whole experiment.</summary>
internal sealed class ExperimentClock(IProgress<ExperimentProgress>? progress, int variants, CancellationToken cancellation)
{
    private int _finished;

    public void Report(string variant, double done, double? cost = null)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new ExperimentProgress(variant, (_finished + done) / variants, cost));
    }

    public void Finish(string variant)
    {
        _finished++;
        Report(variant, 0);
    }

    public static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
