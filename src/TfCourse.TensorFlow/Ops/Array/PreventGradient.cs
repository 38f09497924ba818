namespace Tensorflow;

/// <summary>PreventGradient: output = input; asking for a gradient through it is an error.</summary>
internal static class PreventGradient
{
    public static OpDefinition Define() => new("PreventGradient")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "message: string = ''"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of(Refuse),
    };

    private static Tensor?[] Refuse(Operation op, Tensor dy)
        => throw new LookupError($"Gradient explicitly disabled. Reason: {op.get_attr<string>("message")}");
}
