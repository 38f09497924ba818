using System.Globalization;
using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.Course.Tests;

/// <summary>The framework exercise's functions as a real TensorFlow computed them, in both forms: every recorded case.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class RecordedExerciseTests
{
    private static readonly int[] Sizes = [12288, 25, 12, 6];

    private static IEnumerable<TestCaseData> Cases => CourseCase.ReadAll(GoldenStore.Default).Select(c => new TestCaseData(c).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Cases))]
    public void A_recorded_case_is_met(CourseCase test)
    {
        using Graph graph = new Graph().as_default();
        List<string> wrong = [];
        foreach ((string name, double[] values) in Ours(test))
        {
            Compare(test, name, values, wrong);
        }

        Assert.That(wrong, Is.Empty, string.Join("\n", wrong.Take(5)));
    }

    private static IEnumerable<(string Name, double[] Values)> Ours(CourseCase test)
    {
        string[] id = test.Id.Split('/');
        switch (id[1])
        {
            case "linear_function":
                return [("result", Run(tf.add(tf.matmul(Double(test, "W"), Double(test, "X")), Double(test, "b"))))];
            case "sigmoid":
                return [("result", Run(tf.sigmoid(tf.constant(test.Inputs["z"].GetSingle()))))];
            case "cost":
                return [("result", Run(tf.nn.sigmoid_cross_entropy_with_logits(labels: Single(test, "labels"), logits: Single(test, "logits"))))];
            case "one_hot_matrix" when test.Form == "tf1":
                return [("result", Run(tf.one_hot(tf.constant(test.Inputs["labels"].GetProperty("values").EnumerateArray().Select(v => v.GetInt64()).ToArray()), test.Inputs["C"].GetInt32(), axis: 0)))];
            case "one_hot_matrix":
                return [("result", Run(tf.one_hot(tf.constant(test.Inputs["label"].GetInt32()), test.Inputs["depth"].GetInt32(), axis: 0)))];
            case "ones":
                return [("result", Run(tf.ones(new Shape([.. test.Inputs["shape"].EnumerateArray().Select(d => d.GetInt64())]))))];
            case "create_placeholders":
                var network = new FrameworkNetwork([test.Inputs["n_x"].GetInt32(), test.Inputs["n_y"].GetInt32()], FrameworkForm.Tf1);
                Assert.That(new[] { network.X, network.Y }.Select(t => (t.name, t.op.type, t.shape.dims[0], t.shape.dims[1])), Is.EqualTo(new[] { ("X:0", "Placeholder", 12288L, -1L), ("Y:0", "Placeholder", 6L, -1L) }));
                return [];
            case "introduction":
                Tensor y_hat = tf.constant(test.Inputs["y_hat"].GetInt32()), y = tf.constant(test.Inputs["y"].GetInt32());
                return [("loss", Run((y - y_hat) * (y - y_hat))), ("product", Run(tf.multiply(tf.constant(2), tf.constant(10))))];
            case "seeds":
                return Seeds(test);
            case "initialize_parameters":
                return Initial(id[0] == "tf1" ? new FrameworkNetwork(Sizes, FrameworkForm.Tf1).Parameters : [.. Shapes().Select(s => tf.Variable(Keras(id[2]).Apply(new InitializerArgs(s.Shape)), name: s.Name))]);
            case "forward_propagation" or "compute_cost" when id.Length == 2:
                var whole = new FrameworkNetwork(Sizes, id[0] == "tf1" ? FrameworkForm.Tf1 : FrameworkForm.Later);
                return [(id[1] == "compute_cost" ? "cost" : "Z3", Run(id[1] == "compute_cost" ? whole.Loss : whole.Logits, FrameworkRunTests.Feeds(whole, Sizes, 0, 32, 1080)))];
            case "compute_cost" or "compute_total_loss":
                bool isDouble = test.Inputs["logits"].GetProperty("dtype").GetString() == "float64", isBinary = test.Id.Contains("binary", StringComparison.Ordinal);
                Tensor logits = isDouble ? Double(test, "logits") : Single(test, "logits"), labels = isDouble ? Double(test, "labels") : Single(test, "labels");
                Tensor each = isBinary
                    ? tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels: labels, logits: logits), test.Id.EndsWith("/binary", StringComparison.Ordinal) ? 0 : 1)
                    : tf.nn.softmax_cross_entropy_with_logits_v2(labels: tf.transpose(labels), logits: tf.transpose(logits));
                return [("mean", Run(tf.reduce_mean(each))), ("sum", Run(tf.reduce_sum(each))), ("each", Run(each))];
            case "one_epoch":
                return Epoch(id.Length == 2 ? FrameworkForm.Tf1 : id[2] switch { "adam_mean" => FrameworkForm.Mid2021, "adam_sum" => FrameworkForm.Later, _ => FrameworkForm.Spring2021 }, test.Outputs["losses"].GetProperty("values").GetArrayLength());
            default:
                throw new AssertionException($"nobody knows the case {test.Id}");
        }
    }

    private static IEnumerable<(string, double[])> Seeds(CourseCase test)
    {
        if (test.Inputs["graph_seed"].ValueKind == JsonValueKind.Number)
        {
            tf.set_random_seed(test.Inputs["graph_seed"].GetInt32());
        }

        int? seed = test.Inputs["op_seed"].ValueKind == JsonValueKind.Number ? test.Inputs["op_seed"].GetInt32() : null;
        Tensor first = tf.random_uniform((3), seed: seed), second = tf.random_uniform((3), seed: seed);
        using var session = new Session(first.graph);
        return [("first_op_first_run", Doubles(session.run(first))), ("first_op_second_run", Doubles(session.run(first))), ("second_op_then", Doubles(session.run(second)))];
    }

    private static IEnumerable<(string, double[])> Epoch(FrameworkForm form, int batches)
    {
        var network = new FrameworkNetwork(Sizes, form);
        Operation step = form.Optimizer(1e-4f).minimize(network.Loss), initialize = tf.global_variables_initializer();
        using var session = new Session(network.X.graph);
        session.run(initialize);
        double[] losses = new double[batches];
        for (int b = 0; b < batches; b++)
        {
            losses[b] = (float)session.run(new object[] { network.Loss, step }, FrameworkRunTests.Feeds(network, Sizes, b, b < 33 ? 32 : 24, 1080, first: 32 * b))[0];
        }

        return [("losses", losses)];
    }

    private static IEnumerable<(string, double[])> Initial(IReadOnlyList<IVariableV1> variables)
    {
        Operation initialize = tf.global_variables_initializer();
        using var session = new Session(variables[0].Graph);
        session.run(initialize);
        return [.. variables.Select(v => (v.Op.name, Doubles(session.run(v.GraphElement))))];
    }

    private static Tensorflow.Operations.Initializers.Initializer Keras(string name) => name switch
    {
        "keras3_GlorotUniform" => tf.keras.initializers.GlorotUniform(seed: 1),
        "keras3_HeNormal" => tf.keras.initializers.HeNormal(seed: 1),
        _ => tf.keras.initializers.GlorotNormal(seed: 1),
    };

    private static IEnumerable<(string Name, Shape Shape)> Shapes()
        => Enumerable.Range(1, 3).SelectMany(l => new[] { ($"W{l}", new Shape(Sizes[l], Sizes[l - 1])), ($"b{l}", new Shape(Sizes[l], 1)) });

    private static void Compare(CourseCase test, string name, double[] ours, List<string> wrong)
    {
        if (!test.Outputs.TryGetValue(name, out JsonElement recorded))
        {
            return;
        }

        double relative = test.Id.Contains("one_epoch", StringComparison.Ordinal) ? 2e-5 : test.Tolerance is null || test.Raw.GetProperty("tolerance").ValueKind == JsonValueKind.String ? 0 : test.Raw.GetProperty("tolerance").GetProperty("rtol").GetDouble();
        double absolute = test.Raw.TryGetProperty("tolerance", out JsonElement rule) && rule.ValueKind == JsonValueKind.Object && rule.TryGetProperty("atol", out JsonElement atol) ? atol.GetDouble() : test.Id.Contains("one_epoch", StringComparison.Ordinal) ? 2e-5 : 0;
        if (recorded.TryGetProperty("values", out JsonElement values))
        {
            Check("", ours, [.. values.EnumerateArray().Select(v => v.GetDouble())]);
            return;
        }

        Check(" first", ours[..5], [.. recorded.GetProperty("first").EnumerateArray().Select(v => v.GetDouble())]);
        Check(" last", ours[^5..], [.. recorded.GetProperty("last").EnumerateArray().Select(v => v.GetDouble())]);
        Check(" sum of squares", [ours.Sum(v => v * v)], [recorded.GetProperty("sum_of_squares").GetDouble()]);

        void Check(string part, double[] found, double[] expected)
        {
            Assert.That(found, Has.Length.EqualTo(expected.Length), name + part);
            for (int i = 0; i < found.Length; i++)
            {
                // Recorded as the shortest digits of a float32: "exact" means the same float32.
                if ((float)found[i] != (float)expected[i] && !(Math.Abs(found[i] - expected[i]) <= absolute + (relative * Math.Abs(expected[i]))))
                {
                    wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{name}{part}[{i}] is {found[i]:R}, recorded {expected[i]:R}"));
                }
            }
        }
    }

    private static double[] Run(Tensor tensor, params FeedItem[] feeds)
    {
        Operation initialize = tf.global_variables_initializer();
        using var session = new Session(tensor.graph);
        session.run(initialize);
        return Doubles(session.run(tensor, feeds));
    }

    private static double[] Doubles(NDArray array) => array.dtype switch
    {
        TF_DataType.TF_DOUBLE => array.ToArray<double>(),
        TF_DataType.TF_INT32 => Array.ConvertAll(array.ToArray<int>(), v => (double)v),
        _ => Array.ConvertAll(array.ToArray<float>(), v => (double)v),
    };

    private static Tensor Double(CourseCase test, string name) => tf.constant(Values(test, name).ToArray(), shape: ShapeOf(test, name));

    private static Tensor Single(CourseCase test, string name) => tf.constant(Values(test, name).Select(v => (float)v).ToArray(), shape: ShapeOf(test, name));

    private static IEnumerable<double> Values(CourseCase test, string name) => test.Inputs[name].GetProperty("values").EnumerateArray().Select(v => v.GetDouble());

    private static Shape ShapeOf(CourseCase test, string name) => new([.. test.Inputs[name].GetProperty("shape").EnumerateArray().Select(d => d.GetInt64())]);
}
