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

    private static IEnumerable<TestCaseData> Ids => new[] { "w3.signs.first_pixels", "w3.tf2.forward.v1", "w3.tf2.forward.v2" }.Concat(Models.Keys).Select(id => new TestCaseData(id).SetArgDisplayNames(id));

    [TestCaseSource(nameof(Ids))]
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
        if (!Models.TryGetValue(id, out FrameworkForm? form))
        {
            float[] first = id == "w3.signs.first_pixels" ? [.. data.Train.Example(0)[..3]] : FirstLogits(data.Train, id.EndsWith("v1", StringComparison.Ordinal));
            double[] numbers = id == "w3.signs.first_pixels"
                ? [.. expected.GetProperty("div255_first3").EnumerateArray().Select(v => v.GetDouble())]
                : [.. expected.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(v => v.GetDouble())];
            Assert.That(first.Select(v => (double)v), Is.EqualTo(numbers).Within(1e-5));
            return;
        }

        double[] divisors = [33, 32, 32, 1080, 1080, 1080];
        double divisor = divisors[Models.Keys.ToList().IndexOf(id)];
        int epochs = form == FrameworkForm.Tf1 ? 1500 : form == FrameworkForm.Spring2021 ? 200 : 100;
        DatasetSplit used = form == FrameworkForm.Spring2021 ? data.Select(d => d.WithFeatures(Array.ConvertAll(d.Features, v => v * 255 / 256))) : data;
        FrameworkResult result = new FrameworkTraining(new FrameworkSettings(form, epochs), used).Run();
        foreach (JsonProperty cost in expected.GetProperty("cost").EnumerateObject())
        {
            int epoch = int.Parse(cost.Name, System.Globalization.CultureInfo.InvariantCulture);
            Assert.That(result.Costs[epoch] / divisor, Is.EqualTo(cost.Value.GetDouble()).Within(test.GetProperty("tolerance").GetDouble()), $"epoch {epoch}");
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
