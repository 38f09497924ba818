namespace Tensorflow;

/// <summary>The ops of random numbers.</summary>
internal static class RandomOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
    }
}
