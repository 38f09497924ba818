namespace TfCourse.Engine.Managed;

/// <summary>The kernels of optimizers' updates.</summary>
internal static class TrainingKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("ResourceApplyAdam", AdamRule.Create);
        table.Add("ResourceApplyGradientDescent", GradientDescentRule.Create);
    }
}
