using System.Text.Json;
using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.Course.Tests;

/// <summary>True-size runs of a real TensorFlow, followed loss by loss and parameter by parameter by the exercise's network.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class FrameworkRunTests
{
    private static IEnumerable<TestCaseData> Runs => GoldenStore.Default.List("training/framework_*.json").Select(p => new TestCaseData(p).SetArgDisplayNames(Path.GetFileNameWithoutExtension(p)));

    [TestCaseSource(nameof(Runs))]
    public void A_recorded_run_is_followed(string path)
    {
        JsonElement run = GoldenStore.Default.ReadJson(path).Raw;
        JsonElement formula = run.GetProperty("feeds_formula");
        int examples = formula.GetProperty("examples").GetInt32(), batch = formula.GetProperty("batch").GetInt32();
        int[] sizes = [.. Path.GetFileNameWithoutExtension(path).Split('_').Skip(1).Select(int.Parse)];
        double[] losses = [.. run.GetProperty("losses").GetProperty("values").EnumerateArray().Select(v => v.GetDouble())], allowed = [.. run.GetProperty("losses_tolerance").EnumerateArray().Select(v => v.GetDouble())];

        using Graph graph = new Graph().as_default();
        var network = new FrameworkNetwork(sizes, FrameworkForm.Tf1);
        Operation step = tf.train.AdamOptimizer(LearningRate(run)).minimize(network.Loss);
        IVariableV1[] all = tf.global_variables();
        Operation initialize = tf.global_variables_initializer();
        using var session = new Session(graph);
        session.run(initialize);
        List<string> wrong = [];
        for (int s = 0; s <= losses.Length; s++)
        {
            if (run.GetProperty("checkpoints").TryGetProperty(s.ToString(System.Globalization.CultureInfo.InvariantCulture), out JsonElement moments))
            {
                Compare(session, all, moments, s, wrong);
            }

            if (s < losses.Length)
            {
                float loss = (float)session.run(new object[] { network.Loss, step }, Feeds(network, sizes, s, batch, examples))[0];
                if (!(Math.Abs(loss - losses[s]) <= allowed[s]))
                {
                    wrong.Add($"loss of step {s} is {loss}, recorded {losses[s]} ± {allowed[s]}");
                }
            }
        }

        Assert.That(wrong, Is.Empty, string.Join("\n", wrong.Take(8)));
    }

    private static float LearningRate(JsonElement run)
        => run.GetProperty("builder").GetProperty("p").GetProperty("rate").GetSingle();

    private static void Compare(Session session, IVariableV1[] variables, JsonElement moments, int step, List<string> wrong)
    {
        foreach (JsonElement m in moments.EnumerateArray())
        {
            string name = m.GetProperty("name").GetString()!;
            float[] values = session.run(variables.Single(v => v.Op.name == name).GraphElement).ToArray<float>();
            JsonElement tolerance = m.GetProperty("tolerance");
            Check("sum", values.Sum(v => (double)v), m.GetProperty("sum").GetDouble(), tolerance.GetProperty("sum").GetDouble());
            Check("sum of squares", values.Sum(v => (double)v * v), m.GetProperty("sum_of_squares").GetDouble(), tolerance.GetProperty("sum_of_squares").GetDouble());
            double[] first = [.. m.GetProperty("first").EnumerateArray().Select(v => v.GetDouble())], last = [.. m.GetProperty("last").EnumerateArray().Select(v => v.GetDouble())];
            for (int i = 0; i < first.Length; i++)
            {
                Check($"value {i}", values[i], first[i], tolerance.GetProperty("value").GetDouble());
                Check($"value {values.Length - last.Length + i}", values[values.Length - last.Length + i], last[i], tolerance.GetProperty("value").GetDouble());
            }

            void Check(string what, double found, double recorded, double atol)
            {
                if (!(Math.Abs(found - recorded) <= atol))
                {
                    wrong.Add($"after {step} steps {what} of {name} is {found}, recorded {recorded} ± {atol}");
                }
            }
        }
    }

    internal static FeedItem[] Feeds(FrameworkNetwork network, int[] sizes, int step, int batch, int examples, long? first = null)
    {
        int n = sizes[0], classes = sizes[^1];
        float[] x = new float[n * batch], y = new float[classes * batch];
        for (int c = 0; c < batch; c++)
        {
            long j = ((first ?? ((long)batch * step)) + c) % examples;
            for (int i = 0; i < n; i++)
            {
                x[(i * batch) + c] = ((7919L * i) + (104729L * j)) % 256 / 255f;
            }

            int label = (int)(((j * j) + (3 * j) + (j / 7)) % Math.Max(classes, 2));
            if (classes == 1)
            {
                y[c] = label;
            }
            else
            {
                y[(label * batch) + c] = 1;
            }
        }

        return [new FeedItem(network.X, new HostTensor(DataType.DtFloat, [n, batch], x)), new FeedItem(network.Y, new HostTensor(DataType.DtFloat, [classes, batch], y))];
    }
}
