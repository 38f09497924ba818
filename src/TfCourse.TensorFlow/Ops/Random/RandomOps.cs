namespace Tensorflow;

/// <summary>The ops of random numbers.</summary>
internal static class RandomOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("RandomStandardNormal", RandomStandardNormal.Define);
        table.Add("RandomUniform", RandomUniform.Define);
        table.Add("RandomUniformInt", RandomUniformInt.Define);
        table.Add("TruncatedNormal", TruncatedNormal.Define);
    }
}
