namespace TfCourse.Engine.Managed;

/// <summary>The kernels of products of matrices, decompositions and solutions of linear systems.</summary>
internal static class LinearAlgebraKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("BatchMatMul", BatchMatMulKernel.Create);
        table.Add("BatchMatMulV2", BatchMatMulKernel.Create);
        table.Add("BatchMatMulV3", BatchMatMulKernel.Create);
        table.Add("MatMul", MatMulKernel.Create);
    }
}
