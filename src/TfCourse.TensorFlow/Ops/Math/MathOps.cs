namespace Tensorflow;

/// <summary>The ops that work element by element.</summary>
internal static class MathOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("Add", Add.Define);
        table.Add("AddV2", AddV2.Define);
        table.Add("Mul", Mul.Define);
        table.Add("Neg", Neg.Define);
    }
}
