namespace TfCourse.Engine.Managed;

/// <summary>The kernels of products of matrices, decompositions and solutions of linear systems.</summary>
internal static class LinearAlgebraKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("BatchMatMul", static node => BatchMatMulKernel.Create(node));
        table.Add("BatchMatMulV2", static node => BatchMatMulKernel.Create(node));
        table.Add("BatchMatMulV3", static node => BatchMatMulKernel.Create(node));
        table.Add("Cholesky", static node => CholeskyKernel.Create(node));
        table.Add("Einsum", static node => EinsumKernel.Create(node));
        table.Add("LogMatrixDeterminant", static node => MatrixDeterminantKernel.Create(node));
        table.Add("MatMul", static node => MatMulKernel.Create(node));
        table.Add("MatrixDeterminant", static node => MatrixDeterminantKernel.Create(node));
        table.Add("MatrixInverse", static node => MatrixInverseKernel.Create(node));
        table.Add("MatrixSolve", static node => MatrixSolveKernel.Create(node));
        table.Add("MatrixTriangularSolve", static node => MatrixTriangularSolveKernel.Create(node));
        table.Add("Qr", static node => QrKernel.Create(node));
        table.Add("SelfAdjointEigV2", static node => SelfAdjointEigV2Kernel.Create(node));
        table.Add("Svd", static node => SvdKernel.Create(node));
    }
}
