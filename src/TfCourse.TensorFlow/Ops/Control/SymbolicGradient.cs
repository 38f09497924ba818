namespace Tensorflow;

/// <summary>SymbolicGradient: calls the function that computes the gradient of another one.</summary>
internal static class SymbolicGradient
{
    public static OpDefinition Define() => new("SymbolicGradient")
    {
        Inputs = ["input: list(Tin)"],
        Outputs = ["output: list(Tout)"],
        Attrs = ["Tin: list(type) >= 1", "Tout: list(type) >= 1", "f: func"],
        Shape = c =>
        {
            int outputs = c.Attr<TF_DataType[]>("Tout").Length;
            c.Require(outputs <= c.InputCount, "len(inputs) < len(outputs)");
            return [.. Enumerable.Range(0, outputs).Select(i => c[i])];
        },
        Gradient = Gradient.Missing("TensorFlow has no second gradient of functions"),
    };
}
