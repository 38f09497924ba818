using System.Text.Json;
using System.Text.Json.Nodes;

namespace TfCourse.Course;

/// <summary>Where a training run is, beside its variables and random streams: what it takes to go on as if it had not stopped.</summary>
/// <param name="Steps">Steps done.</param>
/// <param name="Epoch">The present epoch, from 1; one more than there are when all are done.</param>
/// <param name="Batch">Batches done in it: the position in the data, whose order is a function of seed and epoch.</param>
/// <param name="LossSum">Sum of the losses of this epoch's examples.</param>
/// <param name="Correct">Examples of this epoch classified right.</param>
/// <param name="Seen">Examples of this epoch.</param>
/// <param name="BestTestAccuracy">The best accuracy on the test set so far; 0 before the first epoch ended.</param>
/// <param name="History">One result an epoch that has ended.</param>
public sealed record TrainingState(long Steps, int Epoch, int Batch, double LossSum, long Correct, int Seen, double BestTestAccuracy, IReadOnlyList<EpochResult> History)
{
    /// <summary>Before the first step.</summary>
    public static TrainingState Start { get; } = new(0, 1, 0, 0, 0, 0, 0, []);

    /// <summary>After one more step of this epoch.</summary>
    /// <param name="loss">What it adds to <see cref="LossSum"/>.</param>
    /// <param name="correct">Examples of it classified right.</param>
    /// <param name="examples">Examples of it.</param>
    internal TrainingState After(double loss, int correct, int examples)
        => this with { Steps = Steps + 1, Batch = Batch + 1, LossSum = LossSum + loss, Correct = Correct + correct, Seen = Seen + examples };

    /// <summary>At the beginning of the next epoch.</summary>
    /// <param name="result">What the present one gave.</param>
    internal TrainingState NextEpoch(EpochResult result)
        => new(Steps, Epoch + 1, 0, 0, 0, 0, Math.Max(BestTestAccuracy, result.TestAccuracy), [.. History, result]);

    /// <summary>As JSON; numbers come back bit for bit.</summary>
    /// <returns>One line.</returns>
    public string ToJson() => new JsonObject
    {
        ["steps"] = Steps,
        ["epoch"] = Epoch,
        ["batch"] = Batch,
        ["loss_sum"] = LossSum,
        ["correct"] = Correct,
        ["seen"] = Seen,
        ["best_test_accuracy"] = BestTestAccuracy,
        ["history"] = new JsonArray([.. History.Select(h => (JsonNode)h.ToJson())]),
    }.ToJsonString();

    /// <summary>From JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <returns>The state.</returns>
    /// <exception cref="FormatException">It is no state.</exception>
    public static TrainingState FromJson(string json)
    {
        try
        {
            JsonNode node = JsonNode.Parse(json)!;
            EpochResult[] history = [.. node["history"]!.AsArray().Select(h => EpochResult.FromJson(h!))];
            return new TrainingState(
                (long)node["steps"]!, (int)node["epoch"]!, (int)node["batch"]!, (double)node["loss_sum"]!, (long)node["correct"]!, (int)node["seen"]!, (double)node["best_test_accuracy"]!, history);
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException)
        {
            throw new FormatException($"The checkpoint's state of training is not what this version writes: {e.Message}", e);
        }
    }
}
