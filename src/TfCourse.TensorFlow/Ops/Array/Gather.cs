namespace Tensorflow;

/// <summary>Gather: slices of params along axis 0. Graphs of today have GatherV2.</summary>
internal static class Gather
{
    public static OpDefinition Define() => new("Gather")
    {
        Inputs = ["params: Tparams", "indices: Tindices"],
        Outputs = ["output: Tparams"],
        Attrs = ["validate_indices: bool = true", "Tparams: type", "Tindices: {int32, int64}"],
        Shape = c => [c[1].concatenate(ArrayShapes.Part(c.WithRankAtLeast(0, 1), 1))],
        Gradient = Gradient.Of((op, dy) => [GatherV2.Sparse(op.inputs[0], op.inputs[1], dy), null]),
    };
}
