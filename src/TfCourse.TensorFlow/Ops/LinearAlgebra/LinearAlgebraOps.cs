namespace Tensorflow;

/// <summary>The ops of products of matrices, decompositions and solutions of linear systems.</summary>
internal static class LinearAlgebraOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("MatMul", MatMul.Define);
    }
}
