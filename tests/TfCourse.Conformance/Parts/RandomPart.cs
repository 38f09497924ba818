using TfCourse.TestKit;

namespace TfCourse.Conformance;

/// <summary>Recorded random streams, bit for bit, but for those that go through logarithms and cosines, which are recorded with a tolerance.</summary>
internal static class RandomPart
{
    public static void Run(EngineComparison comparison, GoldenStore golden, Action<string> progress)
    {
        progress("random streams");
        foreach (RandomCase c in RandomCase.ReadAll(golden).Where(c => GoldenExceptions.Reason(c) is null))
        {
            if (comparison.Begin("random", c.Op, c.Id, c.Tolerance))
            {
                RandomRunner.Run(c);
            }
        }
    }
}
