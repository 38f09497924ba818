namespace TfCourse.Engine.Managed;

/// <summary>The kernels of the ops that make, move and describe tensors.</summary>
internal static class ArrayKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("Const", static node => new ConstKernel(node));
        table.Add("Fill", FillKernel.Create);
        table.Add("Identity", IdentityKernel.Create);
        table.Add("Placeholder", PlaceholderKernel.Create);
        table.Add("Shape", ShapeKernel.Create);
    }
}
