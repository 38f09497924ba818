namespace Tensorflow;

/// <summary>MatrixBandPart: matrices with zeros beyond some diagonals below and above the main one.</summary>
internal static class MatrixBandPart
{
    public static OpDefinition Define() => new("MatrixBandPart")
    {
        Inputs = ["input: T", "num_lower: Tindex", "num_upper: Tindex"],
        Outputs = ["band: T"],
        Attrs = ["T: type", "Tindex: {int32, int64} = int64"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [Build.One("MatrixBandPart", null, [dy, op.inputs[1], op.inputs[2]]), null, null]),
    };
}
