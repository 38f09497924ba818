namespace Tensorflow;

/// <summary>The ops that make, move and describe tensors.</summary>
internal static class ArrayOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("Const", Const.Define);
        table.Add("Fill", Fill.Define);
        table.Add("Identity", Identity.Define);
        table.Add("Placeholder", Placeholder.Define);
        table.Add("Shape", ShapeOp.Define);
    }
}
