namespace Tensorflow;

/// <summary>The mathematical ops.</summary>
internal static class MathOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("Add", Add.Define);
        table.Add("AddV2", AddV2.Define);
        table.Add("MatMul", MatMul.Define);
        table.Add("Mul", Mul.Define);
        table.Add("Neg", Neg.Define);
    }
}
