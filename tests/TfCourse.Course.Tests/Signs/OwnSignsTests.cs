using System.Text.Json;
using TfCourse.Datasets;
using TfCourse.TestKit;

namespace TfCourse.Course.Tests;

/// <summary>The course's numbers that need its own photographs: run where TFCOURSE_SIGNS names their folder.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
[Category("Long")]
public sealed class OwnSignsTests
{
    private static readonly Dictionary<string, FrameworkForm> Models = new()
    {
        ["w3.tf1.model.v3"] = FrameworkForm.Tf1,
        ["w3.tf1.model.v3b"] = FrameworkForm.Tf1,
        ["w3.tf2.model.v1"] = FrameworkForm.Spring2021,
        ["w3.tf2.model.v2"] = FrameworkForm.Mid2021,
        ["w3.tf2.model.v3"] = FrameworkForm.Later,
        ["w3.tf2.model.v3.other"] = FrameworkForm.Later,
    };

    /// <summary>The cases that need the images.</summary>
    public static IEnumerable<string> Ids => Models.Keys.Concat(["w3.signs.first_pixels", "w3.tf2.forward.v1", "w3.tf2.forward.v2"]);

    private static IEnumerable<TestCaseData> Cases => Ids.Select(id => new TestCaseData(id).SetArgDisplayNames(id));

    [TestCaseSource(nameof(Cases))]
    public void The_course_prints_these_numbers(string id)
    {
        if (SignsFiles.Folder is not { } folder)
        {
            Assert.Ignore($"{id} needs the course's own hand signs; set {SignsFiles.Variable} to their folder");
            return;
        }

        DatasetSplit data = SignsFiles.Read(folder);
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests/golden/course_expected.json")));
        JsonElement test = cases.RootElement.EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);
        JsonElement expected = test.GetProperty("expected");
        if (id == "w3.signs.first_pixels")
        {
            Pixels(data.Train, expected);
            return;
        }

        if (!Models.TryGetValue(id, out FrameworkForm? form))
        {
            Assert.That(FirstLogits(data.Train, id.EndsWith("v1", StringComparison.Ordinal)).Select(v => (double)v), Is.EqualTo(Week3CaseTests.Numbers(expected)).Within(1e-5));
            return;
        }

        double[] divisors = [33, 32, 32, 1080, 1080, 1080];
        double divisor = divisors[Models.Keys.ToList().IndexOf(id)];
        int epochs = form == FrameworkForm.Tf1 ? 1500 : form == FrameworkForm.Spring2021 ? 200 : 100;
        DatasetSplit used = form == FrameworkForm.Spring2021 ? data.Select(d => d.WithFeatures(Array.ConvertAll(d.Features, v => v * 255 / 256))) : data;
        var training = new FrameworkTraining(new FrameworkSettings(form, epochs), used);
        TrainingResult result = training.Run();
        IReadOnlyList<double> costs = training.Costs(result);
        foreach (JsonProperty cost in expected.GetProperty("cost").EnumerateObject())
        {
            int epoch = int.Parse(cost.Name, System.Globalization.CultureInfo.InvariantCulture);
            Assert.That(costs[epoch] / divisor, Is.EqualTo(cost.Value.GetDouble()).Within(test.GetProperty("tolerance").GetDouble()), $"epoch {epoch}");
        }

        Accuracies("train_acc", epoch => epoch is { } e ? result.History[e].TrainAccuracy : result.TrainAccuracy, 0.01);
        Accuracies("test_acc", epoch => epoch is { } e ? result.History[e].TestAccuracy : result.TestAccuracy, 0.025);

        // One number is that of the end; several are those of epochs. Some versions print none.
        void Accuracies(string name, Func<int?, double> ours, double room)
        {
            if (!expected.TryGetProperty(name, out JsonElement printed))
            {
                return;
            }

            if (printed.ValueKind == JsonValueKind.Number)
            {
                Assert.That(ours(null), Is.EqualTo(printed.GetDouble()).Within(room), name);
                return;
            }

            foreach (JsonProperty epoch in printed.EnumerateObject())
            {
                Assert.That(ours(int.Parse(epoch.Name, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(epoch.Value.GetDouble()).Within(room), $"{name} of epoch {epoch.Name}");
            }
        }
    }

    private static void Pixels(Dataset train, JsonElement expected)
    {
        const int row = 64 * 3;
        double[] image = [.. train.Example(0).ToArray().Select(v => (double)v)];
        (string Name, int First, double Scale)[] places = [("row0_first", 0, 255), ("row0_last", row - 9, 255), ("row63_first", 63 * row, 255), ("row63_last", (64 * row) - 9, 255), ("div255_first3", 0, 1), ("div255_last3", (64 * row) - 3, 1)];
        foreach ((string name, int first, double scale) in places)
        {
            double[] numbers = Week3CaseTests.Numbers(expected.GetProperty(name));
            Assert.That(image[first..(first + numbers.Length)].Select(v => v * scale), Is.EqualTo(numbers).Within(1e-4), name);
        }
    }

    private static float[] FirstLogits(Dataset train, bool isFirstVersion)
    {
        using Tensorflow.Graph graph = new Tensorflow.Graph().as_default();
        var network = new FrameworkNetwork([train.FeatureSize, 25, 12, 6], FrameworkForm.Later);
        int m = isFirstVersion ? 1 : 2;
        float[] x = new float[train.FeatureSize * m];
        for (int i = 0; i < train.FeatureSize; i++)
        {
            for (int j = 0; j < m; j++)
            {
                x[(i * m) + j] = isFirstVersion ? train.Example(j)[i] * 255 / 256 : train.Example(j)[i];
            }
        }

        Tensorflow.Operation initialize = Tensorflow.Binding.tf.global_variables_initializer();
        using var session = new Tensorflow.Session(graph);
        session.run(initialize);
        return session.run(network.Logits, new Tensorflow.FeedItem(network.X, new Engine.HostTensor(Tensorflow.DataType.DtFloat, [train.FeatureSize, m], x))).ToArray<float>();
    }
}
