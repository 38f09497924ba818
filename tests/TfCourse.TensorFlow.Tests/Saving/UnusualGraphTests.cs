using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class UnusualGraphTests
{
    private const string File = "files/graph/unusual.json";

    private static IEnumerable<TestCaseData> Graphs => GoldenFiles.Cases(File).Select(c => new TestCaseData(c.Entry).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Graphs))]
    public void A_graph_is_imported_and_run_or_refused_as_recorded(JsonElement entry)
    {
        string id = entry.GetProperty("id").GetString()!;
        Assert.That(GoldenExceptions.Verdict(File, id, Difference(entry)), Is.Null);
    }

    private static string? Difference(JsonElement entry)
    {
        bool onlyBytes = entry.TryGetProperty("bytes_base64", out JsonElement bytes);
        var graph = new Graph();
        Exception? thrown = null;
        try
        {
            var def = GraphFiles.Decode<GraphDef>((onlyBytes ? bytes : entry.GetProperty("graph_base64")).GetBytesFromBase64(), "graph");
            if (onlyBytes)
            {
                return entry.TryGetProperty("error", out JsonElement missed) ? $"recorded is {missed}; ours reads it" : null;
            }

            graph.Import(def, name: "");
        }
        catch (Exception e) when (e is EngineException or GraphException)
        {
            thrown = e;
        }

        if (entry.TryGetProperty("error", out JsonElement error))
        {
            return thrown is null ? $"recorded is {error}; ours imports it"
                : onlyBytes ? (thrown is EngineException { Code: StatusCode.DataLoss } ? null : thrown.Message)
                : GoldenErrors.Difference(GoldenError.Parse(error), thrown, false);
        }

        if (thrown is not null)
        {
            return $"refused: {thrown.Message}";
        }

        using var session = new Session(graph);
        foreach (JsonElement run in entry.TryGetProperty("runs", out JsonElement runs) && runs.ValueKind == JsonValueKind.Array ? runs.EnumerateArray() : default)
        {
            if (!run.TryGetProperty("fetches", out JsonElement fetches))
            {
                continue;
            }

            foreach (JsonProperty fetch in fetches.EnumerateObject())
            {
                NDArray value = session.run(graph.get_tensor_by_name(fetch.Name));
                GoldenComparison comparison = GoldenCompare.Compare(fetch.Name, GoldenValue.Parse(fetch.Value), GoldenHost.ToGolden(value.Host), GoldenTolerance.Parse(run.GetProperty("tolerance")));
                if (!comparison.Agrees)
                {
                    return comparison.Message;
                }
            }
        }

        return null;
    }
}
