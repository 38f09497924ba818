namespace Tensorflow;

/// <summary>Assign: sets the variable that a reference refers to; the output is the same reference.</summary>
internal static class Assign
{
    public static OpDefinition Define() => new("Assign")
    {
        Inputs = ["ref: Ref(T)", "value: T"],
        Outputs = ["output_ref: Ref(T)"],
        Attrs = ["T: type", "validate_shape: bool = true", "use_locking: bool = true"],
        Shape = c => [c.Attr<bool>("validate_shape") ? c.Merge(c[0], c[1]) : c[1]],
        Gradient = Gradient.None("an assignment is not differentiated"),
        AllowsUninitializedInput = true,
    };
}
