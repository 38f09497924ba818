namespace Tensorflow;

/// <summary>The update ops of optimizers.</summary>
internal static class TrainingOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("ResourceApplyAdam", static () => ApplyAdam.Define("ResourceApplyAdam"));
        table.Add("ResourceApplyGradientDescent", static () => ApplyGradientDescent.Define("ResourceApplyGradientDescent"));
    }
}
