using System.Text.Json.Nodes;

namespace TfCourse.Course;

/// <summary>What an epoch gave.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">Mean training loss over the epoch, each batch before its update.</param>
/// <param name="TrainAccuracy">Share of training examples classified right during the epoch, in [0, 1].</param>
/// <param name="TestAccuracy">Share of test examples classified right after the epoch, in [0, 1].</param>
/// <param name="Steps">Steps since the beginning.</param>
/// <param name="DevAccuracy">Share of dev examples classified right after the epoch; null without a dev set.</param>
public sealed record EpochResult(int Epoch, double Loss, double TrainAccuracy, double TestAccuracy, long Steps, double? DevAccuracy = null)
{
    /// <summary>The names of what an epoch measures.</summary>
    /// <param name="hasDev">Whether there is a dev set.</param>
    public static IReadOnlyList<string> MetricNames(bool hasDev) => [.. new EpochResult(1, 0, 0, 0, 0, hasDev ? 0 : null).Metrics.Keys];

    /// <summary>What was measured, by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics
    {
        get
        {
            var metrics = new OrderedDictionary<string, double> { ["loss"] = Loss, ["train_accuracy"] = TrainAccuracy };
            if (DevAccuracy is { } dev)
            {
                metrics.Add("dev_accuracy", dev);
            }

            metrics.Add("test_accuracy", TestAccuracy);
            return metrics;
        }
    }

    internal JsonObject ToJson() => new([KeyValuePair.Create("epoch", (JsonNode?)Epoch), KeyValuePair.Create("step", (JsonNode?)Steps), .. Metrics.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value))]);

    internal static EpochResult FromJson(JsonNode node)
        => new((int)node["epoch"]!, (double)node["loss"]!, (double)node["train_accuracy"]!, (double)node["test_accuracy"]!, (long)node["step"]!, (double?)node["dev_accuracy"]);
}

/// <summary>Where a run is, for a progress line.</summary>
/// <param name="Epoch">The present epoch, from 1.</param>
/// <param name="Epochs">How many there are.</param>
/// <param name="Batch">Batches done in this epoch.</param>
/// <param name="Batches">Batches of an epoch.</param>
/// <param name="Loss">Mean loss of this epoch so far.</param>
/// <param name="Finished">The epoch's result, when it has just ended.</param>
/// <param name="Seen">What the losses show since this epoch, when that is no longer that they fall.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, int Batch, int Batches, double Loss, EpochResult? Finished, ConvergenceFinding? Seen = null);

/// <summary>What a run gave.</summary>
/// <param name="TrainAccuracy">Share of training examples classified right by the final network.</param>
/// <param name="TestAccuracy">Share of test examples classified right by the final network.</param>
/// <param name="Seconds">Time of training, without reading data.</param>
/// <param name="StepsPerSecond">Steps by time.</param>
/// <param name="History">One result an epoch.</param>
/// <param name="Parameters">The final parameters by name.</param>
/// <param name="Interrupted">Whether it was stopped before the last epoch ended.</param>
/// <param name="Convergence">How the losses of the epochs go.</param>
/// <param name="BestEpoch">The epoch, from 1, whose parameters these are, when training watched a metric; else null.</param>
public sealed record TrainingResult(
    double TrainAccuracy, double TestAccuracy, double Seconds, double StepsPerSecond, IReadOnlyList<EpochResult> History,
    IReadOnlyDictionary<string, Tensorflow.NumPy.NDArray> Parameters, bool Interrupted, ConvergenceFinding Convergence, int? BestEpoch);
