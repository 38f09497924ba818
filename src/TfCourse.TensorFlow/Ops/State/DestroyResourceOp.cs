namespace Tensorflow;

/// <summary>DestroyResourceOp: removes what a handle refers to from the session.</summary>
internal static class DestroyResourceOp
{
    public static OpDefinition Define() => new("DestroyResourceOp")
    {
        Inputs = ["resource: resource"],
        Attrs = ["ignore_lookup_error: bool = true"],
        Shape = ShapeRules.None,
        Gradient = Gradient.Missing("it has no outputs"),
        IsStateful = true,
    };
}
