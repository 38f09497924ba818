using TfCourse.Course;
using TfCourse.Course.Tests;
using TfCourse.TestKit;

namespace TfCourse.Conformance;

/// <summary>The graphs of the framework exercises, as right answers build them.</summary>
internal static class ExercisesPart
{
    private const double Tolerance = 1e-5;

    public static void Run(EngineComparison comparison, Action<string> progress)
    {
        foreach ((string name, Delegate solution) in FrameworkSolutions.All)
        {
            progress("exercises: " + name);
            if (comparison.Begin("exercises", name, name, GoldenTolerance.Within(Tolerance, Tolerance)) && ExerciseJudge.Judge(name, solution).Verdicts.FirstOrDefault(v => v.Message is not null) is { } wrong)
            {
                comparison.Find($"the answer is judged wrong: {wrong.Message}");
            }
        }
    }
}
