using Tensorflow;
using Tensorflow.NumPy;

namespace TfCourse.TestKit;

/// <summary>Imports a recorded graph and carries out its runs in order, on one session until a run starts another.</summary>
public static class ProgramRunner
{
    private const int MostDifferences = 5;

    /// <summary>Runs a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="starting">Told of each run before it starts; null for nobody.</param>
    /// <param name="engine">What executes; null for the default.</param>
    /// <returns>What differs from the recording, the first few differences; null when nothing does.</returns>
    public static string? Run(GoldenProgram program, Action<GoldenRun>? starting = null, Engine.IEngine? engine = null)
    {
        var graph = new Graph();
        try
        {
            graph.Import(program.ParseGraph(), name: "");
        }
        catch (GraphException e)
        {
            return $"the graph is refused: {e.GetType().Name}: {e.Message}";
        }

        return Follow(program, graph, starting, engine);
    }

    /// <summary>Carries out the runs of a program on a graph that has its names.</summary>
    /// <param name="program">The program.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="starting">Told of each run before it starts; null for nobody.</param>
    /// <param name="engine">What executes; null for the default.</param>
    /// <returns>What differs from the recording, the first few differences; null when nothing does.</returns>
    public static string? Follow(GoldenProgram program, Graph graph, Action<GoldenRun>? starting = null, Engine.IEngine? engine = null)
    {
        var differences = new List<string>();
        var session = new Session(graph, null, engine);
        try
        {
            foreach (GoldenRun run in program.Runs)
            {
                starting?.Invoke(run);
                if (run.StartsNewSession)
                {
                    session.Dispose();
                    session = new Session(graph, null, engine);
                }

                if (Difference(program, graph, session, run) is { } difference)
                {
                    differences.Add($"{run}: {difference}");
                    if (differences.Count == MostDifferences)
                    {
                        break;
                    }
                }
            }
        }
        finally
        {
            session.Dispose();
        }

        return differences.Count == 0 ? null : string.Join(Environment.NewLine, differences);
    }

    private static string? Difference(GoldenProgram program, Graph graph, Session session, GoldenRun run)
    {
        NDArray[] values;
        try
        {
            FeedItem[] feeds = [.. run.Feeds.Select(f => new FeedItem(graph.get_tensor_by_name(f.Key), GoldenHost.ToHost(f.Value)))];
            ITensorOrOperation[] wanted = [.. run.FetchNames.Select(graph.get_tensor_by_name), .. run.Targets.Select(graph.get_operation_by_name)];
            values = session.Run(wanted, feeds);
        }
        catch (Exception e) when (e is Engine.EngineException or GraphException)
        {
            return run.Error is null ? $"failed: {e.Message}" : GoldenErrors.Difference(run.Error, e, false);
        }

        if (run.Error is not null)
        {
            return GoldenErrors.Difference(run.Error, null, false);
        }

        for (int i = 0; i < run.FetchNames.Count; i++)
        {
            string name = run.FetchNames[i];
            GoldenComparison comparison = GoldenCompare.Compare(
                $"{program.Id} {name}", run.Fetches[name], GoldenHost.ToGolden(values[i].Host), run.ToleranceOf(name));
            if (!comparison.Agrees)
            {
                return comparison.Message;
            }
        }

        return null;
    }
}
