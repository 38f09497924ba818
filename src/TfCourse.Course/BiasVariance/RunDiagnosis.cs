using System.Text.Json;
using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>What a saved training run shows of bias, variance and convergence.</summary>
/// <param name="Epochs">The epochs.</param>
/// <param name="Losses">The loss of each.</param>
/// <param name="TrainErrors">The training error of each.</param>
/// <param name="DevErrors">The error of each on the held-out set.</param>
/// <param name="HeldOut">Which set that is: dev, or test when the run knows no other.</param>
/// <param name="Diagnosis">The diagnosis at the last epoch.</param>
/// <param name="Convergence">How the loss goes.</param>
/// <param name="BestEpoch">The epoch of the least held-out error: where early stopping would have stopped.</param>
public sealed record RunDiagnosis(
    IReadOnlyList<double> Epochs, IReadOnlyList<double> Losses, IReadOnlyList<double> TrainErrors, IReadOnlyList<double> DevErrors, string HeldOut,
    Diagnosis Diagnosis, ConvergenceFinding Convergence, double BestEpoch)
{
    private const long MostBytes = 256L << 20;

    /// <summary>Reads the metrics of a run.</summary>
    /// <param name="folder">The run's folder, with metrics.jsonl.</param>
    /// <param name="baseError">What is reachable, in [0, 1].</param>
    /// <param name="gap">Gaps above this are high; in (0, 1).</param>
    /// <exception cref="DataException">There is no such run, or its metrics are not readable or have no accuracies.</exception>
    public static RunDiagnosis Of(string folder, double baseError = 0, double gap = Diagnosis.Gap)
    {
        string file = Path.Combine(folder, "metrics.jsonl");
        if (!File.Exists(file))
        {
            throw new DataException(DataFault.Missing, file, "no such file", "the metrics of a run", "Make one with 'tfcourse train MODEL --run FOLDER'.");
        }

        if (new FileInfo(file).Length > MostBytes)
        {
            throw new DataException(DataFault.OverLimit, file, FormattableString.Invariant($"{new FileInfo(file).Length} bytes"), FormattableString.Invariant($"at most {MostBytes}"));
        }

        List<double> epochs = [], losses = [], train = [], dev = [];
        string? heldOut = null;
        int number = 0;
        foreach (string line in File.ReadLines(file).Where(l => l.Length > 0))
        {
            number++;
            try
            {
                using JsonDocument json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 16 });
                if (Number(json, "train_accuracy") is not { } trainAccuracy)
                {
                    continue;
                }

                heldOut ??= Number(json, "dev_accuracy") is not null ? "dev" : "test";
                if (Number(json, heldOut + "_accuracy") is not { } devAccuracy)
                {
                    continue;
                }

                epochs.Add(Number(json, "epoch") ?? epochs.Count + 1);
                losses.Add(Number(json, "loss") ?? double.NaN);
                train.Add(1 - trainAccuracy);
                dev.Add(1 - devAccuracy);
            }
            catch (JsonException e)
            {
                throw new DataException(DataFault.Malformed, file, e.Message, "a JSON object a line", inner: e) { Line = number };
            }
        }

        if (epochs.Count == 0)
        {
            throw new DataException(DataFault.Malformed, file, "no line with both accuracies", "train_accuracy and dev_accuracy or test_accuracy; only classifiers can be diagnosed");
        }

        Diagnosis diagnosis = Diagnosis.Of(train[^1], dev[^1], baseError, gap);
        return new RunDiagnosis(epochs, losses, train, dev, heldOut!, diagnosis, ConvergenceCheck.Judge(losses), epochs[dev.IndexOf(dev.Min())]);
    }

    private static double? Number(JsonDocument json, string name)
        => json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
