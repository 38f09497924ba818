namespace TfCourse.Engine.Managed;

/// <summary>The kernels of products of matrices, decompositions and solutions of linear systems.</summary>
internal static class LinearAlgebraKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("BatchMatMul", BatchMatMulKernel.Create);
        table.Add("BatchMatMulV2", BatchMatMulKernel.Create);
        table.Add("BatchMatMulV3", BatchMatMulKernel.Create);
        table.Add("Cholesky", CholeskyKernel.Create);
        table.Add("Einsum", EinsumKernel.Create);
        table.Add("LogMatrixDeterminant", MatrixDeterminantKernel.Create);
        table.Add("MatMul", MatMulKernel.Create);
        table.Add("MatrixDeterminant", MatrixDeterminantKernel.Create);
        table.Add("MatrixInverse", MatrixInverseKernel.Create);
        table.Add("MatrixSolve", MatrixSolveKernel.Create);
        table.Add("MatrixTriangularSolve", MatrixTriangularSolveKernel.Create);
        table.Add("Qr", QrKernel.Create);
        table.Add("SelfAdjointEigV2", SelfAdjointEigV2Kernel.Create);
        table.Add("Svd", SvdKernel.Create);
    }
}
