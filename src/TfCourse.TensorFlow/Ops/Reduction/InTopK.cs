namespace Tensorflow;

/// <summary>InTopK: as InTopKV2, with k as an attribute.</summary>
internal static class InTopK
{
    public static OpDefinition Define() => new("InTopK")
    {
        Inputs = ["predictions: float", "targets: T"],
        Outputs = ["precision: bool"],
        Attrs = ["k: int", "T: {int32, int64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.Missing("its output is boolean"),
    };

    /// <summary>[rows, classes], [rows] -> [rows]</summary>
    public static Shape[] InferShape(ShapeContext c)
    {
        Shape predictions = c.WithRank(0, 2), targets = c.WithRank(1, 1);
        return [new Shape(c.Merge(predictions[0], targets[0]))];
    }
}
