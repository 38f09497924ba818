namespace Tensorflow;

/// <summary>Mod: z = the rest of x / y with the sign of x, with broadcasting. TruncateMod under its older name.</summary>
internal static class Mod
{
    public static OpDefinition Define() => new("Mod")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {int32, int64, half, half, bfloat16, float, double}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Missing("TensorFlow registers none; FloorMod has one"),
    };
}
