using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>
/// Builds the gradients of a recorded program's loss anew, from the nodes above it, and compares them with the recorded
/// ones: a fetch grad_X:0 is the gradient of loss:0 by X:0 (a variable's value), second_X:0 that of the sum of all squared
/// grad_* by X:0.
/// </summary>
public static class ProgramGradients
{
    private const string First = "grad_", Second = "second_";

    /// <summary>Whether a fetch is a gradient.</summary>
    public static bool IsGradient(string fetch) => fetch.StartsWith(First, StringComparison.Ordinal) || fetch.StartsWith(Second, StringComparison.Ordinal);

    /// <summary>Builds the gradients and carries out the runs that fetch some.</summary>
    /// <returns>What differs from the recording; null when nothing does.</returns>
    public static string? Run(GoldenProgram program)
    {
        var graph = new Graph();
        graph.as_default();
        try
        {
            graph.Import(program.ParseGraph(), name: "");
            Dictionary<string, Tensor> gradients = Build(graph, program);
            using var session = new Session(graph);
            return program.Runs.Select(run => Run(graph, session, run, gradients) is { } difference ? $"{run}: {difference}" : null).FirstOrDefault(d => d is not null);
        }
        catch (GraphException e)
        {
            return $"building failed: {e.GetType().Name}: {e.Message}";
        }
        finally
        {
            graph.Exit();
        }
    }

    private static Dictionary<string, Tensor> Build(Graph graph, GoldenProgram program)
    {
        string[] fetches = [.. program.Runs.SelectMany(r => r.FetchNames).Where(IsGradient).Distinct()];
        Dictionary<string, Tensor> made = [];
        string[] xs = [.. fetches.Where(f => f.StartsWith(First, StringComparison.Ordinal))];
        Tensor?[] first = Gradients(graph, [graph.get_tensor_by_name("loss:0")], [.. xs.Select(f => f[First.Length..])]);
        for (int i = 0; i < xs.Length; i++)
        {
            made.Add(xs[i], first[i] ?? throw new ValueError($"{xs[i]} is null, recorded is a value"));
        }

        string[] again = [.. fetches.Where(f => f.StartsWith(Second, StringComparison.Ordinal))];
        if (again.Length > 0)
        {
            Tensor?[] second = Gradients(graph, [.. first.Select(g => Binding.tf.reduce_sum(g! * g!))], [.. again.Select(f => f[Second.Length..])]);
            for (int i = 0; i < again.Length; i++)
            {
                made.Add(again[i], second[i] ?? throw new ValueError($"{again[i]} is null, recorded is a value"));
            }
        }

        return made;
    }

    private static Tensor?[] Gradients(Graph graph, Tensor[] ys, string[] names)
        => GradientBuilder.Gradients(ys, [.. names.Select(graph.get_tensor_by_name)], null, "gradients", null)
            .Select(g => g is IndexedSlices s ? s.ToDense() : g).ToArray();

    private static string? Run(Graph graph, Session session, GoldenRun run, Dictionary<string, Tensor> gradients)
    {
        FeedItem[] feeds = [.. run.Feeds.Select(f => new FeedItem(graph.get_tensor_by_name(f.Key), GoldenHost.ToHost(f.Value)))];
        // All that was fetched is fetched: runs change variables.
        string[] fetches = [.. run.FetchNames];
        ITensorOrOperation[] wanted = [.. fetches.Select(f => gradients.GetValueOrDefault(f) ?? graph.get_tensor_by_name(f)), .. run.Targets.Select(graph.get_operation_by_name)];
        NDArray[] values;
        try
        {
            values = wanted.Length == 0 ? [] : session.Run(wanted, feeds);
        }
        catch (Engine.EngineException e)
        {
            return run.Error is null ? $"failed: {e.Message}" : null;
        }

        return fetches.Where(f => run.Fetches.ContainsKey(f))
            .Select((f, i) => GoldenCompare.Compare(f, run.Fetches[f], GoldenHost.ToGolden(values[i].Host), run.ToleranceOf(f)))
            .FirstOrDefault(c => !c.Agrees)?.Message;
    }
}
