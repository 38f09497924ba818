namespace Tensorflow;

/// <summary>The ops of products of matrices, decompositions and solutions of linear systems.</summary>
internal static class LinearAlgebraOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("BatchMatMul", static () => BatchMatMul.Define());
        table.Add("BatchMatMulV2", static () => BatchMatMulV2.Define());
        table.Add("BatchMatMulV3", static () => BatchMatMulV3.Define());
        table.Add("Cholesky", static () => Cholesky.Define());
        table.Add("Einsum", static () => Einsum.Define());
        table.Add("LogMatrixDeterminant", static () => LogMatrixDeterminant.Define());
        table.Add("MatMul", static () => MatMul.Define());
        table.Add("MatrixDeterminant", static () => MatrixDeterminant.Define());
        table.Add("MatrixInverse", static () => MatrixInverse.Define());
        table.Add("MatrixSolve", static () => MatrixSolve.Define());
        table.Add("MatrixTriangularSolve", static () => MatrixTriangularSolve.Define());
        table.Add("Qr", static () => Qr.Define());
        table.Add("SelfAdjointEigV2", static () => SelfAdjointEigV2.Define());
        table.Add("Svd", static () => Svd.Define());
    }
}
