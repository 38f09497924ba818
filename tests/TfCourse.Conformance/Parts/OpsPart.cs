using System.IO;
using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.Conformance;

/// <summary>Every recorded call of every op and every sample of the sample table, with their gradients.</summary>
internal static class OpsPart
{
    private const double LeastSampleTolerance = 1e-5;

    public static void Run(EngineComparison comparison, GoldenStore golden, Action<string> progress)
    {
        var loosest = new Dictionary<string, double>();
        var undefined = new Dictionary<string, HashSet<int>>();
        string[] files = [.. OpCase.Files(golden).Where(path => OpCatalogue.Contains(Op(path)))];
        for (int i = 0; i < files.Length; i++)
        {
            progress(FormattableString.Invariant($"ops: {Op(files[i])} ({i + 1} of {files.Length})"));
            foreach (OpCase c in OpCase.Read(golden, files[i]).Where(c => !c.IsInformation && GoldenExceptions.Reason(c) is null && !MayDiffer(c)))
            {
                GoldenTolerance tolerance = Loosest(c);
                bool isShort = c.Inputs.Any(i => i.Dtype is "float16" or "bfloat16");
                loosest[c.Op] = Math.Max(loosest.GetValueOrDefault(c.Op), tolerance.IsExact || isShort ? 0 : Math.Max(tolerance.Rtol, tolerance.Atol));
                int[] unset = [.. Enumerable.Range(0, c.Outputs?.Count ?? 0).Where(o => c.Outputs![o] is null)];
                undefined.TryAdd(c.Op, []);
                undefined[c.Op].UnionWith(unset);
                if (comparison.Begin("ops", c.Op, c.Id, tolerance, unset.Select(o => FormattableString.Invariant($"op:{o}")).ToHashSet()))
                {
                    OpRunner.Run(c);
                }
            }
        }

        foreach (IGrouping<string, OpSample> op in OpSamples.All.GroupBy(s => s.Op))
        {
            progress($"samples: {op.Key}");

            // A sample may be as far off as a recorded call of its op may be in the longer types.
            double tolerance = Math.Max(LeastSampleTolerance, loosest.GetValueOrDefault(op.Key));
            foreach (OpSample sample in op)
            {
                if (comparison.Begin(
                    "samples", op.Key, sample.Name, GoldenTolerance.Within(tolerance, tolerance), undefined.GetValueOrDefault(op.Key)?.Select(o => FormattableString.Invariant($"{op.Key}:{o}")).ToHashSet()))
                {
                    RunSample(comparison, sample);
                }
            }
        }
    }

    private static void RunSample(EngineComparison comparison, OpSample sample)
    {
        try
        {
            using var graph = new SampleGraph(sample);
            graph.Run(graph.Outputs);
        }
        catch (EngineException e)
        {
            comparison.Find($"a sample is refused as {e.Code}: {e.Message}");
        }
    }

    private static string Op(string path) => Path.GetFileName(path).Split('.')[0];

    // What a case does not promise, no engine has to keep.
    private static bool MayDiffer(OpCase c) => c.Note is { } note
        && (note.Contains("an engine may", StringComparison.Ordinal) || note.Contains("may be supported", StringComparison.Ordinal));

    // Outputs and gradients run through the same sessions: the loosest of their tolerances counts.
    private static GoldenTolerance Loosest(OpCase c)
    {
        GoldenTolerance[] all = [c.Tolerance, .. c.Gradient is { } g ? [g.Tolerance, .. g.Second is { } s ? (GoldenTolerance[])[s.Tolerance] : []] : (GoldenTolerance[])[]];
        return all.All(t => t.IsExact) ? GoldenTolerance.Exact : GoldenTolerance.Within(all.Max(t => t.Rtol), all.Max(t => t.Atol));
    }
}
