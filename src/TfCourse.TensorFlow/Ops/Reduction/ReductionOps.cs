namespace Tensorflow;

/// <summary>The ops of ops that go along axes: reductions, scans, segments, sorting, counting.</summary>
internal static class ReductionOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
    }
}
