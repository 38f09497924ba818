namespace TfCourse.Engine.Managed;

/// <summary>The kernels of the ops that work element by element.</summary>
internal static class MathKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("Add", AddKernel.Create);
        table.Add("AddV2", AddKernel.Create);
        table.Add("Mul", MulKernel.Create);
        table.Add("Neg", NegKernel.Create);
    }
}
