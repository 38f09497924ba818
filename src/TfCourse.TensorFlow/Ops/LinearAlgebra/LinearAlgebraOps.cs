namespace Tensorflow;

/// <summary>The ops of products of matrices, decompositions and solutions of linear systems.</summary>
internal static class LinearAlgebraOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("BatchMatMul", BatchMatMul.Define);
        table.Add("BatchMatMulV2", BatchMatMulV2.Define);
        table.Add("BatchMatMulV3", BatchMatMulV3.Define);
        table.Add("Cholesky", Cholesky.Define);
        table.Add("Einsum", Einsum.Define);
        table.Add("LogMatrixDeterminant", LogMatrixDeterminant.Define);
        table.Add("MatMul", MatMul.Define);
        table.Add("MatrixDeterminant", MatrixDeterminant.Define);
        table.Add("MatrixInverse", MatrixInverse.Define);
        table.Add("MatrixSolve", MatrixSolve.Define);
        table.Add("MatrixTriangularSolve", MatrixTriangularSolve.Define);
        table.Add("Qr", Qr.Define);
        table.Add("SelfAdjointEigV2", SelfAdjointEigV2.Define);
        table.Add("Svd", Svd.Define);
    }
}
