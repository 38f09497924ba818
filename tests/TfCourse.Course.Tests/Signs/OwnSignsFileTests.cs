using System.Text.Json;
using System.Text.Json.Nodes;
using TfCourse.Datasets;
using TfCourse.Reference;
using TfCourse.TestKit;
using NDArray = NumSharp.NDArray;

namespace TfCourse.Course.Tests;

/// <summary>The way in which a user gives the course's own photographs, on files with other pictures: they are read, right numbers agree, wrong ones do not.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class OwnSignsFileTests
{
    private static readonly Lazy<DatasetSplit> Drawings = new(() => DatasetCatalog.Load("signs"));
    private string _folder = "";

    private static IEnumerable<TestCaseData> Models => OwnSignsCases.Ids.Where(OwnSignsCases.IsModel).Select(id => new TestCaseData(id).SetArgDisplayNames(id));

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("tfcourse-signs-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    [Test]
    public void The_writer_of_these_tests_writes_the_bytes_that_h5py_writes()
    {
        byte[] expected = GoldenStore.Default.ReadBytes("files/keras/signs_contiguous.h5").ToArray();
        Hdf5File file = Hdf5File.Open(expected, "signs_contiguous.h5");
        Assert.That(Hdf5Writer.Write([.. new[] { "train_set_x", "train_set_y", "list_classes" }.Select(name => (name, file.Read(name)))]), Is.EqualTo(expected));
    }

    [TestCase("h5")]
    [TestCase("npz")]
    public void Files_of_the_course_s_size_and_names_are_read(string kind)
    {
        Write(kind, Pixels(Drawings.Value.Train), Pixels(Drawings.Value.Test!));
        DatasetSplit read = SignsFiles.Read(_folder);
        foreach ((Dataset given, Dataset got) in new[] { (Drawings.Value.Train, read.Train), (Drawings.Value.Test!, read.Test!) })
        {
            Assert.That(got.Shape, Is.EqualTo(new[] { given.Count, 64, 64, 3 }));
            Assert.That(got.Labels, Is.EqualTo(given.Labels));
            Assert.That(got.Features, Is.EqualTo(Array.ConvertAll(Pixels(given), pixel => pixel / 255f)));
        }
    }

    [TestCase("h5")]
    [TestCase("npz")]
    public void First_pixels_as_printed_agree_and_one_other_does_not(string kind)
    {
        JsonElement expected = OwnSignsCases.Find("w3.signs.first_pixels").GetProperty("expected");
        byte[] train = Pixels(Drawings.Value.Train);
        Assert.That(Difference(), Does.StartWith("row0_first"), "a drawing is no photograph");
        foreach ((string name, int first) in new[] { ("row0_first", 0), ("row0_last", 183), ("row63_first", 63 * 192), ("row63_last", (64 * 192) - 9) })
        {
            Array.ConvertAll(Week3CaseTests.Numbers(expected.GetProperty(name)), v => (byte)v).CopyTo(train, first);
        }

        Assert.That(Difference(), Is.Null);
        train[(64 * 192) - 1]++;
        Assert.That(Difference(), Does.StartWith("row63_last"));

        string? Difference()
        {
            Write(kind, train, Pixels(Drawings.Value.Test!));
            return OwnSignsCases.Difference("w3.signs.first_pixels", SignsFiles.Read(_folder), expected, 0);
        }
    }

    [TestCase("w3.tf2.forward.v1", 1, 256.0)]
    [TestCase("w3.tf2.forward.v2", 2, 255.0)]
    public void Logits_computed_by_hand_agree_and_the_photographs_do_not(string id, int images, double divisor)
    {
        byte[] pixels = Pixels(Drawings.Value.Train);
        Write("h5", pixels, Pixels(Drawings.Value.Test!));
        DatasetSplit data = SignsFiles.Read(_folder);
        NDArray X = NumSharp.np.array([.. pixels[..(images * 12288)].Select(p => p / divisor)]).reshape(images, 12288).T;
        double[] logits = ForwardPropagation.Run(X, InitialParameters()).Layers[^1].Z.ToArray<double>();
        Assert.That(OwnSignsCases.Difference(id, data, Json(new JsonArray([.. logits.Select(v => (JsonNode)v)])), 0), Is.Null);
        Assert.That(OwnSignsCases.Difference(id, data, OwnSignsCases.Find(id).GetProperty("expected"), 0), Does.StartWith("logits"));
    }

    [TestCaseSource(nameof(Models))]
    [Category("Long")]
    public void A_model_s_costs_and_accuracies_are_judged_and_other_images_fail(string id)
    {
        Write("h5", Pixels(Drawings.Value.Train), Pixels(Drawings.Value.Test!));
        DatasetSplit data = SignsFiles.Read(_folder);
        JsonElement test = OwnSignsCases.Find(id), expected = test.GetProperty("expected");
        double tolerance = test.GetProperty("tolerance").GetDouble();
        Assert.That(OwnSignsCases.Difference(id, data, expected, tolerance), Is.Not.Null, "drawings are no photographs");

        // Right numbers of these images: what is far from nothing is told, number by number.
        string[] found = [.. Enumerable.Range(0, 2).Select(epoch => OwnSignsCases.Difference(id, data, Json(new JsonObject { ["cost"] = new JsonObject { [$"{epoch}"] = 1e9 } }), tolerance, 2)!)];
        double[] costs = [.. found.Select(text => double.Parse(text.Split(": ")[1].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.That(OwnSignsCases.Difference(id, data, Costs(costs[0], costs[1]), tolerance, 2), Is.Null);
        Assert.That(OwnSignsCases.Difference(id, data, Costs(costs[0], costs[1] + (1.1 * tolerance)), tolerance, 2), Does.StartWith("cost of epoch 1"));
        Assert.That(OwnSignsCases.Difference(id, data, Json(new JsonObject { ["train_acc"] = 2 }), tolerance, 1), Does.StartWith("train accuracy at the end"));
        Assert.That(OwnSignsCases.Difference(id, data, Json(new JsonObject { ["test_acc"] = new JsonObject { ["0"] = 2 } }), tolerance, 1), Does.StartWith("test accuracy of epoch 0"));

        static JsonElement Costs(double first, double second) => Json(new JsonObject { ["cost"] = new JsonObject { ["0"] = first, ["1"] = second } });
    }

    private static JsonElement Json(JsonNode node)
    {
        using JsonDocument document = JsonDocument.Parse(node.ToJsonString());
        return document.RootElement.Clone();
    }

    private static byte[] Pixels(Dataset data) => Array.ConvertAll(data.Features, v => (byte)MathF.Round(v * 255));

    private static Parameters InitialParameters()
    {
        using Tensorflow.Graph graph = new Tensorflow.Graph().as_default();
        var network = new FrameworkNetwork([12288, 25, 12, 6], FrameworkForm.Later);
        Tensorflow.Operation initialize = Tensorflow.Binding.tf.global_variables_initializer();
        using var session = new Tensorflow.Session(graph);
        session.run(initialize);
        var parameters = new Parameters();
        foreach (Tensorflow.IVariableV1 variable in network.Parameters)
        {
            parameters[variable.Op.name] = Arrays.ToReference(Arrays.Of(session.run(variable.AsTensor())));
        }

        return parameters;
    }

    private void Write(string kind, byte[] train, byte[] test)
    {
        foreach ((string part, byte[] pixels, Dataset labels) in new[] { ("train", train, Drawings.Value.Train), ("test", test, Drawings.Value.Test!) })
        {
            (string Name, NumericArray Array)[] arrays =
            [
                ($"{part}_set_x", NumericArray.Of(pixels, labels.Count, 64, 64, 3)),
                ($"{part}_set_y", NumericArray.Of(Array.ConvertAll(labels.Labels!, l => (long)l), labels.Count)),
                ("list_classes", NumericArray.Of(new long[] { 0, 1, 2, 3, 4, 5 }, 6)),
            ];
            string path = Path.Combine(_folder, $"{part}_signs.{kind}");
            if (kind == "h5")
            {
                File.WriteAllBytes(path, Hdf5Writer.Write(arrays));
            }
            else
            {
                File.Delete(path);
                NpzWriter.Write(path, arrays.Select(a => KeyValuePair.Create(a.Name, a.Array)));
            }
        }
    }
}
