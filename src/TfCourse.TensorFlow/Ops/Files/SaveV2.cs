namespace Tensorflow;

/// <summary>SaveV2: writes tensors into a checkpoint.</summary>
internal static class SaveV2
{
    public static OpDefinition Define() => new("SaveV2")
    {
        Inputs = ["prefix: string", "tensor_names: string", "shape_and_slices: string", "tensors: list(dtypes)"],
        Attrs = ["dtypes: list(type) >= 1"],
        Shape = Check,
        Gradient = Gradient.Missing("it has no outputs"),
        IsStateful = true,
    };

    private static Shape[] Check(ShapeContext c)
    {
        c.WithRank(0, 0);
        for (int i = 1; i < 3; i++)
        {
            c.Merge(c.WithRank(i, 1)[0], c.InputCount - 3);
        }

        return [];
    }
}
