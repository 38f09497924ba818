namespace Tensorflow;

/// <summary>The ops of updates of variables by optimizers.</summary>
internal static class TrainingOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
    }
}
