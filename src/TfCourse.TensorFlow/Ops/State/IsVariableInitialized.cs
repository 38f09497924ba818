namespace Tensorflow;

/// <summary>IsVariableInitialized: whether the variable that a reference refers to has a value.</summary>
internal static class IsVariableInitialized
{
    public static OpDefinition Define() => new("IsVariableInitialized")
    {
        Inputs = ["ref: Ref(dtype)"],
        Outputs = ["is_initialized: bool"],
        Attrs = ["dtype: type"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Missing("a truth value has no gradient"),
        AllowsUninitializedInput = true,
    };
}
