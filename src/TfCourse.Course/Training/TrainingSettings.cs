namespace TfCourse.Course;

/// <summary>Hyperparameters of a training run.</summary>
/// <param name="Epochs">Passes over the training set; at least 1.</param>
/// <param name="BatchSize">Examples of a mini-batch; at least 1.</param>
/// <param name="LearningRate">the first α of Adam; above 0.</param>
/// <param name="Hidden">Units of the hidden layer; at least 1.</param>
/// <param name="Seed">Seed of weights and of the order of examples; at least 0.</param>
/// <param name="Threads">Threads of the engine; 0 for as many as there are cores.</param>
/// <param name="Normalize">Whether the network brings its inputs to mean 0 and variance 1, by the training set's numbers, which it keeps.</param>
/// <param name="StopOn">The metric that ends training when it no longer gets better; null for all epochs.</param>
/// <param name="Patience">How many epochs in a row it may fail to get better; at least 1.</param>
public sealed record TrainingSettings(int Epochs = 20, int BatchSize = 32, double LearningRate = 0.003, int Hidden = 128, int Seed = 1, int Threads = 0,
    bool Normalize = false, string? StopOn = null, int Patience = 10)
{
    /// <summary>Refuses settings that make no sense, before anything is read or written.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range; the message names setting, value and range.</exception>
    public void Validate()
    {
        Require(Epochs is >= 1 and <= 1_000_000, "epochs", Epochs, "1 to 1,000,000");
        Require(BatchSize >= 1, "batch-size", BatchSize, "1 or more");
        Require(LearningRate > 0 && double.IsFinite(LearningRate), "learning-rate", LearningRate, "above 0 and finite");
        Require(Hidden is >= 1 and <= 65_536, "hidden", Hidden, "1 to 65,536");
        Require(Seed >= 0, "seed", Seed, "0 or more");
        Require(Threads is >= 0 and <= 1024, "threads", Threads, "0 (all cores) to 1024");
        Require(Patience >= 1, "patience", Patience, "1 or more");
    }

    private static void Require(bool holds, string name, IFormattable value, string range)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value.ToString(null, System.Globalization.CultureInfo.InvariantCulture)}; it has to be {range}.");
        }
    }
}
