namespace Tensorflow;

/// <summary>The ops of products of matrices, decompositions and solutions of linear systems.</summary>
internal static class LinearAlgebraOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("BatchMatMul", BatchMatMul.Define);
        table.Add("BatchMatMulV2", BatchMatMulV2.Define);
        table.Add("BatchMatMulV3", BatchMatMulV3.Define);
        table.Add("MatMul", MatMul.Define);
    }
}
