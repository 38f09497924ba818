using System.Globalization;
using System.Text.Json;
using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.Course.Tests;

/// <summary>The course's numbers that need its own photographs, and their judge.</summary>
internal static class OwnSignsCases
{
    // What the printed cost of an epoch is divided by: a version's own choice, not the number of batches.
    private static readonly Dictionary<string, (FrameworkForm Form, double Divisor)> Models = new()
    {
        ["w3.tf1.model.v3"] = (FrameworkForm.Tf1, 33),
        ["w3.tf1.model.v3b"] = (FrameworkForm.Tf1, 32),
        ["w3.tf2.model.v1"] = (FrameworkForm.Spring2021, 32),
        ["w3.tf2.model.v2"] = (FrameworkForm.Mid2021, 1080),
        ["w3.tf2.model.v3"] = (FrameworkForm.Later, 1080),
        ["w3.tf2.model.v3.other"] = (FrameworkForm.Later, 1080),
    };

    /// <summary>The cases that need the images.</summary>
    public static IEnumerable<string> Ids => Models.Keys.Concat(["w3.signs.first_pixels", "w3.tf2.forward.v1", "w3.tf2.forward.v2"]);

    public static bool IsModel(string id) => Models.ContainsKey(id);

    /// <summary>A case as the course prints it.</summary>
    public static JsonElement Find(string id)
    {
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests/golden/course_expected.json")));
        return cases.RootElement.EnumerateArray().Single(c => c.GetProperty("id").GetString() == id).Clone();
    }

    /// <summary>The first difference of what these images give from what is expected; null when there is none.</summary>
    /// <param name="id">Of the case.</param>
    /// <param name="data">The images.</param>
    /// <param name="expected">The numbers.</param>
    /// <param name="tolerance">Of costs.</param>
    /// <param name="epochs">Of a model; as many as the course makes when null.</param>
    public static string? Difference(string id, DatasetSplit data, JsonElement expected, double tolerance, int? epochs = null)
        => id == "w3.signs.first_pixels" ? Pixels(data.Train, expected) : IsModel(id) ? Model(id, data, expected, tolerance, epochs) : Logits(id, data.Train, expected);

    private static string? Pixels(Dataset train, JsonElement expected)
    {
        const int row = 64 * 3;
        (string Name, int First, double Scale)[] places = [("row0_first", 0, 255), ("row0_last", row - 9, 255), ("row63_first", 63 * row, 255), ("row63_last", (64 * row) - 9, 255), ("div255_first3", 0, 1), ("div255_last3", (64 * row) - 3, 1)];
        float[] image = train.Example(0).ToArray();
        return places.Select(place =>
        {
            double[] numbers = Week3CaseTests.Numbers(expected.GetProperty(place.Name));
            return Far(place.Name, [.. image[place.First..(place.First + numbers.Length)].Select(v => v * place.Scale)], numbers, 1e-4);
        }).FirstOrDefault(difference => difference is not null);
    }

    private static string? Logits(string id, Dataset train, JsonElement expected)
    {
        bool isFirst = id.EndsWith("v1", StringComparison.Ordinal);
        using Graph graph = new Graph().as_default();
        var network = new FrameworkNetwork([train.FeatureSize, 25, 12, 6], FrameworkForm.Later);
        int m = isFirst ? 1 : 2;
        float[] x = new float[train.FeatureSize * m];
        for (int i = 0; i < train.FeatureSize; i++)
        {
            for (int j = 0; j < m; j++)
            {
                x[(i * m) + j] = isFirst ? train.Example(j)[i] * 255 / 256 : train.Example(j)[i];
            }
        }

        Operation initialize = tf.global_variables_initializer();
        using var session = new Session(graph);
        session.run(initialize);
        float[] logits = session.run(network.Logits, new FeedItem(network.X, new HostTensor(DataType.DtFloat, [train.FeatureSize, m], x))).ToArray<float>();
        return Far("logits", Array.ConvertAll(logits, v => (double)v), Week3CaseTests.Numbers(expected), 1e-5);
    }

    private static string? Model(string id, DatasetSplit data, JsonElement expected, double tolerance, int? epochs)
    {
        (FrameworkForm form, double divisor) = Models[id];
        DatasetSplit used = form == FrameworkForm.Spring2021 ? data.Select(d => d.WithFeatures(Array.ConvertAll(d.Features, v => v * 255 / 256))) : data;
        var training = new FrameworkTraining(new FrameworkSettings(form, epochs ?? (form == FrameworkForm.Tf1 ? 1500 : form == FrameworkForm.Spring2021 ? 200 : 100)), used);
        using var stop = new CancellationTokenSource();
        var judge = new EpochJudge(stop, epoch => Far($"cost of epoch {epoch.Epoch - 1}", epoch.Loss * training.Batches / divisor, Printed("cost", epoch.Epoch - 1), tolerance)
            ?? Far($"train accuracy of epoch {epoch.Epoch - 1}", epoch.TrainAccuracy, Printed("train_acc", epoch.Epoch - 1), 0.01)
            ?? Far($"test accuracy of epoch {epoch.Epoch - 1}", epoch.TestAccuracy, Printed("test_acc", epoch.Epoch - 1), 0.025));
        TrainingResult result = training.Run(judge, cancellation: stop.Token);
        return judge.Difference
            ?? Far("train accuracy at the end", result.TrainAccuracy, Printed("train_acc", null), 0.01)
            ?? Far("test accuracy at the end", result.TestAccuracy, Printed("test_acc", null), 0.025);

        // Some versions print a number at the end, some those of epochs, some none.
        double? Printed(string name, int? epoch)
            => !expected.TryGetProperty(name, out JsonElement printed) ? null
            : printed.ValueKind == JsonValueKind.Number ? (epoch is null ? printed.GetDouble() : null)
            : epoch is { } e && printed.TryGetProperty(e.ToString(CultureInfo.InvariantCulture), out JsonElement at) ? at.GetDouble() : null;
    }

    private static string? Far(string what, double found, double? expected, double room)
        => expected is { } number ? Far(what, [found], [number], room) : null;

    private static string? Far(string what, double[] found, double[] expected, double room)
        => found.Length == expected.Length && found.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second) <= room) ? null
            : FormattableString.Invariant($"{what}: {string.Join(", ", found)}; expected {string.Join(", ", expected)}");

    // Stops training at the first epoch that differs: 1,500 epochs of wrong images would tell no more.
    private sealed class EpochJudge(CancellationTokenSource stop, Func<EpochResult, string?> look) : IProgress<TrainingProgress>
    {
        public string? Difference { get; private set; }

        public void Report(TrainingProgress value)
        {
            if (Difference is null && value.Finished is { } epoch && look(epoch) is { } difference)
            {
                Difference = difference;
                stop.Cancel();
            }
        }
    }
}
