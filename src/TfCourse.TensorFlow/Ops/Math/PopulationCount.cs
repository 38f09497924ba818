namespace Tensorflow;

/// <summary>PopulationCount: y = how many bits of x are set.</summary>
internal static class PopulationCount
{
    public static OpDefinition Define() => new("PopulationCount")
    {
        Inputs = ["x: T"],
        Outputs = ["y: uint8"],
        Attrs = ["T: {int8, int16, int32, int64, uint8, uint16, uint32, uint64}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("integers have no derivative"),
    };
}
