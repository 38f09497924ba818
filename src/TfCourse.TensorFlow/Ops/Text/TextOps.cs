namespace Tensorflow;

/// <summary>The ops of strings.</summary>
internal static class TextOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
    }
}
