namespace Tensorflow;

/// <summary>VarIsInitializedOp: whether a variable has a value.</summary>
internal static class VarIsInitializedOp
{
    public static OpDefinition Define() => new("VarIsInitializedOp")
    {
        Inputs = ["resource: resource"],
        Outputs = ["is_initialized: bool"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.None("a truth value has no gradient"),
        IsStateful = true,
    };
}
