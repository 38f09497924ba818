using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.Conformance;

/// <summary>Every recorded graph: programs of control flow and state, and whole training runs, step by step.</summary>
internal static class ProgramsPart
{
    private const double TrainingTolerance = 1e-5;

    public static void Run(EngineComparison comparison, GoldenStore golden, string part, string[] folders, Action<string> progress)
    {
        string[] files = [.. GoldenProgram.Files(golden, folders)];
        for (int i = 0; i < files.Length; i++)
        {
            GoldenProgram program = GoldenProgram.Read(golden, files[i]);
            if (program.Runs.Count == 0 || !program.OpTypes.All(OpCatalogue.Contains) || GoldenExceptions.Reason(program) is not null)
            {
                continue;
            }

            progress(FormattableString.Invariant($"{part}: {program.Id} ({i + 1} of {files.Length})"));
            if (!comparison.Begin(part, program.Id, program.Id, Tolerance(program)))
            {
                continue;
            }

            ProgramRunner.Run(program, run => comparison.Begin(
                part, program.Id, run.ToString(), Tolerance(program), run.Fetches.Where(f => f.Value is null).Select(f => f.Key).ToHashSet()));
        }
    }

    private static GoldenTolerance Tolerance(GoldenProgram program)
    {
        GoldenTolerance[] all = [.. program.Runs.SelectMany(run => run.Fetches.Keys.Select(run.ToleranceOf))];
        return program.Training is null && all.All(t => t.IsExact) ? GoldenTolerance.Exact
            : GoldenTolerance.Within(Math.Max(TrainingTolerance, all.Max(t => t.Rtol)), all.Max(t => t.Atol));
    }
}
