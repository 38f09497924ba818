namespace Tensorflow;

/// <summary>LowerBound: where each value could be put into its sorted row, before equal ones.</summary>
internal static class LowerBound
{
    public static OpDefinition Define() => new("LowerBound")
    {
        Inputs = ["sorted_inputs: T", "values: T"],
        Outputs = ["output: out_type"],
        Attrs = ["T: type", "out_type: {int32, int64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.Missing("places are integers"),
    };

    public static Shape[] InferShape(ShapeContext c)
    {
        c.WithRank(0, 2);
        c.WithRank(1, 2);
        return [c[1]];
    }
}

/// <summary>UpperBound: where each value could be put into its sorted row, behind equal ones.</summary>
internal static class UpperBound
{
    public static OpDefinition Define() => new("UpperBound")
    {
        Inputs = ["sorted_inputs: T", "values: T"],
        Outputs = ["output: out_type"],
        Attrs = ["T: type", "out_type: {int32, int64} = int32"],
        Shape = LowerBound.InferShape,
        Gradient = Gradient.Missing("places are integers"),
    };
}
