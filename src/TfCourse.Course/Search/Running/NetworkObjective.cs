using System.Text.Json;
using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>
/// Trains a dense network of a catalogue's data set. The value is the accuracy on a dev set: the set's own, or one example in
/// six of the training set, the same for every trial. The test set is not looked at.
/// </summary>
public sealed class NetworkObjective : ISearchObjective
{
    private const string StateFile = "state.npz";
    private readonly Dataset _train, _dev;
    private readonly int _threads;

    /// <summary>An objective.</summary>
    /// <param name="data">A data set with classes.</param>
    /// <param name="threads">Threads of the engine; 0 for all cores.</param>
    /// <exception cref="ArgumentException">The set has no classes.</exception>
    public NetworkObjective(DatasetSplit data, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Train.Labels is null)
        {
            throw new ArgumentException($"The data set '{data.Train.Name}' has no classes; the networks that are tuned here are classifiers.", nameof(data));
        }

        DatasetSplit split = data.Dev is null ? Splitting.ByFraction(data.Train, 1.0 / 6, 0, seed: 1, stratified: true) : data;
        (_train, _dev, _threads) = (split.Train, split.Dev!, threads);
    }

    /// <summary>The hyperparameters that a trial may have, and what they are when it has not.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Hyperparameters { get; } =
    [
        ("learning_rate", "α [0.001]"), ("beta", "β of Adam's first average, of momentum or of RMSProp [0.9]"), ("batch_size", "examples of a mini-batch [64]"),
        ("layers", "hidden layers [1]"), ("hidden", "units of each hidden layer [64]"), ("decay", "the learning rate is α / (1 + decay·epoch) [0]"),
        ("optimizer", "adam, momentum, rmsprop or gradient_descent [adam]"),
    ];

    /// <summary>What is searched unless another space is given, in the course's order of importance.</summary>
    public static SearchSpace Space { get; } = new(
    [
        new LogUniformParameter("learning_rate", 1e-4, 1e-1),
        new OneMinusLogParameter("beta", 0.8, 0.999),
        new ChoiceParameter("batch_size", [new(32), new(64), new(128), new(256)]),
        new IntegerParameter("hidden", 16, 256, logarithmic: true),
        new IntegerParameter("layers", 1, 3),
        new UniformParameter("decay", 0, 1),
    ]);

    /// <inheritdoc/>
    public string Metric => "dev_accuracy";

    /// <inheritdoc/>
    public bool Maximize => true;

    /// <summary>Refuses a space with parameters that no trial would look at.</summary>
    /// <param name="space">The space.</param>
    /// <exception cref="ArgumentException">A parameter is unknown; the message lists near names and all.</exception>
    public static void Require(SearchSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        string[] known = [.. Hyperparameters.Select(h => h.Name)];
        if (space.Parameters.FirstOrDefault(p => !known.Contains(p.Name)) is { } unknown)
        {
            throw new ArgumentException($"The network has no hyperparameter '{unknown.Name}'.{NearNames.Hint(unknown.Name, known)}", nameof(space));
        }
    }

    /// <inheritdoc/>
    public void Run(TrialContext trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        SearchValues values = trial.Values;
        int[] sizes = [_train.FeatureSize, .. Enumerable.Repeat(values.TryGet("hidden", out ParameterValue hidden) ? hidden.Whole : 64, (int)values.Number("layers", 1)), _train.ClassCount];
        var batches = new MiniBatches(_train, Math.Min((int)values.Number("batch_size", 64), _train.Count), ExampleOrder.Shuffled(trial.Seed));
        using var network = new TunedNetwork(values, sizes, (int)(trial.Seed % int.MaxValue), _threads);
        double rate = values.Number("learning_rate", 0.001), decay = values.Number("decay", 0);
        int first = 0;
        if (trial.ContinuesFrom is { } folder && File.Exists(Path.Combine(folder, StateFile)))
        {
            network.Restore(Path.Combine(folder, StateFile));
            first = trial.EpochsBefore;
        }

        for (int epoch = first; epoch < trial.Budget; epoch++)
        {
            batches.StartEpoch(epoch);
            double loss = network.Train(_train, batches, (float)(rate / (1 + (decay * epoch))), trial.Cancellation);
            if (!double.IsFinite(loss))
            {
                throw new TrialFailedException(FormattableString.Invariant($"diverged: the loss is {loss} in epoch {epoch + 1}"));
            }

            bool goesOn = trial.Report(epoch + 1, network.Accuracy(_dev));
            (bool stop, double steered) = Steered(trial.SteeringFile, rate);
            if (steered != rate)
            {
                trial.Changed(new TrialChange(epoch + 1, "learning_rate", rate, steered));
                rate = steered;
            }

            if (!goesOn || stop)
            {
                break;
            }
        }

        if (trial.KeepsState)
        {
            Directory.CreateDirectory(trial.Folder);
            network.Save(Path.Combine(trial.Folder, StateFile));
        }
    }

    // A file that is no JSON is one that is just being saved: the next epoch looks again.
    private static (bool Stop, double Rate) Steered(string? file, double rate)
    {
        if (file is null || !File.Exists(file))
        {
            return (false, rate);
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(file));
            bool stop = json.RootElement.TryGetProperty("stop", out JsonElement told) && told.ValueKind == JsonValueKind.True;
            return (stop, json.RootElement.TryGetProperty("learning_rate", out JsonElement value) && value.TryGetDouble(out double number) && number > 0 ? number : rate);
        }
        catch (JsonException)
        {
            return (false, rate);
        }
    }
}
