namespace Tensorflow;

/// <summary>TopK: as TopKV2, with k as an attribute.</summary>
internal static class TopK
{
    public static OpDefinition Define() => new("TopK")
    {
        Inputs = ["input: T"],
        Outputs = ["values: T", "indices: int32"],
        Attrs = ["k: int >= 0", "sorted: bool = true", "T: realnumbertype"],
        Shape = c => TopKV2.InferShape(c, c.Attr<long>("k")),
        Gradient = Gradient.OfAll(static (op, dy) => [TopKV2.Backward(op, dy[0]!)]),
        Deprecation = (7, "Use TopKV2 instead"),
    };
}
