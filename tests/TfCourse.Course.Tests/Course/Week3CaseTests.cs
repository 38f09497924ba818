using System.Text.Json;
using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.Course.Tests;

/// <summary>The numbers that the course prints in week 3, in TensorFlow's own functions: one test a case, named by its id.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class Week3CaseTests
{
    private static readonly int[] Sizes = [12288, 25, 12, 6];

    private static readonly Dictionary<string, JsonElement> All = Read();

    // By id: what we compute, by the names of the expected values; "" where there is one value alone.
    private static readonly Dictionary<string, Func<IEnumerable<(string Name, Tensor Value)>>> Values = new()
    {
        ["w3.tf1.loss"] = () =>
        {
            Tensor loss = tf.Variable(tf.square(tf.constant(39) - tf.constant(36)), name: "loss");
            return [("", loss)];
        },
        ["w3.tf1.multiply"] = () => [("", tf.multiply(tf.constant(2), tf.constant(10)))],
        ["w3.tf1.placeholder"] = () => [("", 2L * tf.placeholder_with_default(tf.constant(3L), Shape.Scalar))],
        ["w3.tf1.linear_function"] = () => [("", Linear())],
        ["w3.tf2.linear_function"] = () => [("", Linear())],
        ["w3.tf1.sigmoid"] = () => Sigmoids(0, 12),
        ["w3.tf2.sigmoid"] = () => Sigmoids(-1, 0, 12),
        ["w3.tf1.cost.v3"] = () => [("", tf.nn.sigmoid_cross_entropy_with_logits(labels: tf.constant(new[] { 0f, 0, 1, 1 }), logits: tf.constant(new[] { 0.2f, 0.4f, 0.7f, 0.9f })))],
        ["w3.tf1.one_hot"] = () => [("", tf.one_hot(tf.constant(new[] { 1, 2, 3, 0, 2, 1 }), 4, axis: 0))],
        ["w3.tf1.ones"] = () => [("", tf.ones(new Shape(3)))],
        ["w3.tf2.one_hot.v1"] = () => new[] { 1, 3 }.Select(l => ($"{l}", tf.reshape(tf.one_hot(tf.constant(l), 4, axis: 0), new Shape(4, 1)))),
        ["w3.tf2.one_hot.v2"] = () => [("1", Flat(tf.constant(1), 4)), ("[2]", Flat(tf.constant(new[] { 2 }), 4))],
        ["w3.tf2.one_hot.v3"] = () => [("1", Flat(tf.constant(1), 4)), ("[2]", Flat(tf.constant(new[] { 2 }), 5))],
        ["w3.tf2.first_test_label"] = () => [("", Flat(tf.constant(0), 6))],
        ["w3.tf2.cost.v1"] = () => [("", tf.reduce_mean(tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(
            labels: tf.constant(new double[,] { { 0, 1 }, { 0, 0 }, { 1, 0 } }), logits: tf.constant(new[,] { { 0.6, 0.4 }, { 0.4, 0.6 }, { 0.4, 0.6 } })), 1)))],
        ["w3.tf2.total_loss"] = () =>
        {
            float[,] rows = { { 2.4048107f, -0.7921977f, 0.9447198f, 1.158121f, 4.768706f, 6.1481323f }, { 5.0334096f, -4.1523376f, -0.46802214f, 3.9810789f, 2.3220146f, 3.909829f } };
            return [("", tf.reduce_sum(tf.nn.softmax_cross_entropy_with_logits_v2(labels: tf.one_hot(tf.constant(new[] { 5, 0 }), 6), logits: tf.constant(rows))))];
        },
        ["tf1.xavier.seed1.graph1"] = () =>
        {
            Tensor[] p = Start(FrameworkForm.Tf1);
            return [("W3_row0", p[4][0]), ("W2_row0_first6", p[2][0][..6]), ("W1_row0_first6", p[0][0][..6]), ("W1_row24_last3", p[0][24][^3..]), ("W1_sum", Sum(p[0]))];
        },
        ["tf2.glorot_normal.seed1"] = () =>
        {
            Tensor[] p = Start(FrameworkForm.Later);
            return
            [
                ("std_trunc_normal_first12", tf.random.stateless_truncated_normal(new Shape(12), tf.constant(new[] { 1, 0 }), tf.constant(0f), tf.constant(1f))),
                ("b1", tf.reshape(p[1], new Shape(-1))), ("W2_row0", p[2][0]), ("W3", p[4]), ("b3", tf.reshape(p[5], new Shape(-1))),
                ("W1_row0_first4", p[0][0][..4]), ("W1_row24_last4", p[0][24][^4..]), ("W1_sum", Sum(p[0])),
            ];
        },
    };

    private static readonly Dictionary<string, Action<JsonElement>> Forms = new()
    {
        ["w3.signs.shapes"] = Shapes,
        ["w3.tf1.placeholders"] = expected =>
        {
            var network = new FrameworkNetwork(Sizes, FrameworkForm.Tf1);
            foreach (Tensor tensor in new[] { network.X, network.Y })
            {
                JsonElement shape = expected.GetProperty(tensor.name[..1]);
                Assert.That((tensor.dtype, tensor.shape.dims[0], tensor.shape.dims[1], shape[1].ValueKind), Is.EqualTo((TF_DataType.TF_FLOAT, shape[0].GetInt64(), -1L, JsonValueKind.Null)));
            }
        },
        ["w3.tf1.init.shapes"] = expected => Parameters(FrameworkForm.Tf1, expected),
        ["w3.tf2.init.shapes"] = expected => Parameters(FrameworkForm.Later, expected),
    };

    private static IEnumerable<TestCaseData> Ids => Values.Keys.Concat(Forms.Keys).Select(id => new TestCaseData(id).SetArgDisplayNames(id));

    [TestCaseSource(nameof(Ids))]
    public void The_course_prints_these_numbers(string id)
    {
        JsonElement test = All[id], expected = test.GetProperty("expected");
        using Graph graph = new Graph().as_default();
        if (Forms.TryGetValue(id, out Action<JsonElement>? form))
        {
            form(expected);
            return;
        }

        (string Name, Tensor Value)[] ours = [.. Values[id]()];
        Operation initialize = tf.global_variables_initializer();
        using var session = new Session(graph);
        session.run(initialize);
        double tolerance = Math.Max(test.GetProperty("tolerance").GetDouble(), 1e-12);
        foreach ((string name, Tensor tensor) in ours)
        {
            JsonElement wanted = name.Length == 0 ? expected : expected.GetProperty(name);
            double[] numbers = Numbers(wanted);
            double room = name.EndsWith("_sum", StringComparison.Ordinal) ? 1e-3 : tolerance;
            Tensorflow.NumPy.NDArray value = session.run(tensor);
            Assert.That(Doubles(value), Is.EqualTo(numbers).Within(room), name);
            Assert.That(value.dims, Is.EqualTo(Dimensions(wanted)), $"the shape of {name}");
        }
    }

    [Test]
    public void Every_case_of_week_3_is_walked_here_or_needs_the_courses_own_images()
    {
        string[] week3 = [.. All.Where(c => c.Value.GetProperty("week").GetInt32() == 3).Select(c => c.Key)];
        Assert.That(week3.Except(Values.Keys).Except(Forms.Keys), Is.EquivalentTo(OwnSignsCases.Ids));
        Assert.That(Values.Keys.Concat(Forms.Keys).Except(week3), Is.Empty);
    }

    private static Tensor Linear()
    {
        NumSharp.NumPyRandom random = NumSharp.np.random;
        random.seed(1);
        NumSharp.NDArray X = random.randn(3, 1), W = random.randn(4, 3), b = random.randn(4, 1);
        return tf.add(tf.matmul(Constant(W), Constant(X)), Constant(b));
    }

    private static Tensor Constant(NumSharp.NDArray array) => tf.constant(array.ToArray<double>(), shape: new Shape([.. array.shape]));

    private static IEnumerable<(string, Tensor)> Sigmoids(params int[] zs) => zs.Select(z => ($"{z}", tf.sigmoid(tf.constant((float)z))));

    private static Tensor Flat(Tensor label, int depth) => tf.reshape(tf.one_hot(label, depth, axis: 0), new Shape(depth));

    private static Tensor[] Start(FrameworkForm form) => [.. new FrameworkNetwork(Sizes, form).Parameters.Select(p => p.AsTensor())];

    private static Tensor Sum(Tensor values) => tf.reduce_sum(tf.cast(values, TF_DataType.TF_DOUBLE));

    private static void Parameters(FrameworkForm form, JsonElement expected)
        => Assert.That(new FrameworkNetwork(Sizes, form).Parameters.Select(p => (p.Op.name, p.shape.dims[0], p.shape.dims[1])),
            Is.EqualTo(expected.EnumerateObject().Select(p => (p.Name, p.Value[0].GetInt64(), p.Value[1].GetInt64()))));

    // Synthetic drawings have the form of the course's images; the first label is only in those.
    private static void Shapes(JsonElement expected)
    {
        DatasetSplit data = SignsFiles.Folder is { } folder ? SignsFiles.Read(folder) : DatasetCatalog.Load("signs");
        foreach ((string part, Dataset set) in new[] { ("train", data.Train), ("test", data.Test!) })
        {
            Assert.That((set.Count, set.FeatureSize, set.ClassCount), Is.EqualTo((expected.GetProperty(part).GetInt32(), Number($"X_{part}", 0), Number($"Y_{part}", 0))));
            Assert.That((Number($"X_{part}", 1), Number($"Y_{part}", 1)), Is.EqualTo((set.Count, set.Count)));
        }

        if (SignsFiles.Folder is not null)
        {
            Assert.That(data.Train.Labels![0], Is.EqualTo(expected.GetProperty("y_train_first").GetInt32()));
        }

        int Number(string name, int axis) => expected.GetProperty(name)[axis].GetInt32();
    }

    internal static double[] Numbers(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().SelectMany(Numbers)] : [value.GetDouble()];

    private static long[] Dimensions(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [value.GetArrayLength(), .. Dimensions(value[0])] : [];

    private static double[] Doubles(Tensorflow.NumPy.NDArray array) => array.dtype switch
    {
        TF_DataType.TF_DOUBLE => array.ToArray<double>(),
        TF_DataType.TF_FLOAT => Array.ConvertAll(array.ToArray<float>(), v => (double)v),
        TF_DataType.TF_INT64 => Array.ConvertAll(array.ToArray<long>(), v => (double)v),
        _ => Array.ConvertAll(array.ToArray<int>(), v => (double)v),
    };

    private static Dictionary<string, JsonElement> Read()
    {
        using FileStream file = File.OpenRead(Repository.PathOf("tests/golden/course_expected.json"));
        return JsonSerializer.Deserialize<JsonElement[]>(file)!.ToDictionary(c => c.GetProperty("id").GetString()!);
    }
}
