namespace Tensorflow;

/// <summary>VarHandleOp: the handle of a variable.</summary>
internal static class VarHandleOp
{
    public static OpDefinition Define() => new("VarHandleOp")
    {
        Outputs = ["resource: resource"],
        Attrs =
        [
            "container: string = ''", "shared_name: string = ''", "debug_name: string = ''", "dtype: type", "shape: shape",
            "allowed_devices: list(string) = []",
        ],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Missing("a handle has no inputs"),
        IsStateful = true,
    };
}
