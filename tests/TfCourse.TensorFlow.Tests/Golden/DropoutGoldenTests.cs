using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded dropout in a graph: what is kept in each run, and the gradient of the same run. (A large input is recorded by its checksum only.)</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class DropoutGoldenTests
{
    private static IEnumerable<TestCaseData> Cases() => DropoutCase.ReadAll(GoldenStore.Default)
        .Where(c => c.Input is GoldenTensor && !c.Api.Contains("stateless", StringComparison.Ordinal) && !c.Api.Contains("eager", StringComparison.Ordinal))
        .Select(c => new TestCaseData(c).SetName(GoldenNames.Of(c)));

    [TestCaseSource(nameof(Cases))]
    public void Dropout_keeps_what_is_recorded(DropoutCase c)
        => Assert.That(GoldenExceptions.Verdict(c.Path, c.Id, Difference(c)), Is.Null);

    private static string? Difference(DropoutCase c)
    {
        var graph = new Graph { seed = c.GraphSeed };
        graph.as_default();
        try
        {
            var input = (GoldenTensor)c.Input;
            Tensor x = tf.placeholder((TF_DataType)GoldenDtypes.Parse(input.Dtype), new Shape([.. input.Shape]), "x");
            Tensor y;
            try
            {
                y = Call(c, x);
            }
            catch (GraphException e)
            {
                return c.Error is null ? $"building failed: {e.Message}" : GoldenErrors.Difference(c.Error, e, whileBuilding: true);
            }

            return c.Error is not null ? GoldenErrors.Difference(c.Error, null, true)
                : c.ReturnsInputItself != ReferenceEquals(x, y) ? $"the input itself {(c.ReturnsInputItself ? "is recorded" : "was returned")}"
                : Runs(c, x, y, new FeedItem(x, GoldenHost.ToHost(input)));
        }
        finally
        {
            graph.Exit();
        }
    }

    private static string? Runs(DropoutCase c, Tensor x, Tensor y, FeedItem feed)
    {
        Tensor gradient = tf.gradients(tf.reduce_sum(y), x)[0];
        using var session = new Session();
        foreach ((GoldenValue output, GoldenValue? slope) in c.Runs)
        {
            NDArray[] values = session.Run([y, gradient], [feed]);
            foreach ((string what, GoldenValue? recorded, NDArray ours) in new[] { ("output", output, values[0]), ("gradient", slope, values[1]) })
            {
                if (recorded is not null && GoldenCompare.Compare($"{c.Id} {what}", recorded, GoldenHost.ToGolden(ours.Host), c.Tolerance) is { Agrees: false } difference)
                {
                    return difference.Message;
                }
            }
        }

        return null;
    }

    private static Tensor Call(DropoutCase c, Tensor x)
    {
        long? seed = c.Kwargs.TryGetValue("seed", out JsonElement s) ? s.GetInt64() : null;
        return tf.nn.dropout(x, Number(c, "keep_prob") ?? Number(c, "positional"), NoiseShape(c), seed, rate: Number(c, "rate"));
    }

    private static Tensor? Number(DropoutCase c, string parameter)
    {
        if (!c.Kwargs.TryGetValue(parameter, out JsonElement value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number ? value.GetDouble()
            : tf.constant(float.Parse(value.GetString()!["tf.constant(".Length..^1], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static Tensor? NoiseShape(DropoutCase c) => c.Kwargs.TryGetValue("noise_shape", out JsonElement sizes)
        ? (Tensor)sizes.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Null ? -1 : e.GetInt32()).ToArray() : null;
}
