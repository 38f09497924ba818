namespace Tensorflow;

/// <summary>NonMaxSuppression and its later versions: the best of boxes that overlap.</summary>
internal static class NonMaxSuppression
{
    private const string BoxType = "T: {half, float} = float", ThresholdType = "T_threshold: {half, float} = float", Pads = "pad_to_max_output_size: bool = false";

    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("NonMaxSuppression", () => Define("NonMaxSuppression", "float", [], [], ["iou_threshold: float = 0.5"]));
        table.Add("NonMaxSuppressionV2", () => Define("NonMaxSuppressionV2", "T", ["iou_threshold: T_threshold"], [], [BoxType, ThresholdType]));
        table.Add("NonMaxSuppressionV3", () => Define("NonMaxSuppressionV3", "T", ["iou_threshold: T_threshold", "score_threshold: T_threshold"], [], [BoxType, ThresholdType]));
        table.Add("NonMaxSuppressionV4", () => Define(
            "NonMaxSuppressionV4", "T", ["iou_threshold: T_threshold", "score_threshold: T_threshold"], ["valid_outputs: int32"], [BoxType, ThresholdType, Pads]));
        table.Add("NonMaxSuppressionV5", () => Define(
            "NonMaxSuppressionV5", "T", ["iou_threshold: T", "score_threshold: T", "soft_nms_sigma: T"], ["selected_scores: T", "valid_outputs: int32"], [BoxType, Pads]));
    }

    public static OpDefinition WithOverlaps() => new("NonMaxSuppressionWithOverlaps")
    {
        Inputs = ["overlaps: float", "scores: float", "max_output_size: int32", "overlap_threshold: float", "score_threshold: float"],
        Outputs = ["selected_indices: int32"],
        Shape = c =>
        {
            Shape overlaps = c.WithRank(0, 2), scores = c.WithRank(1, 1);
            for (int i = 2; i < c.InputCount; i++)
            {
                c.WithRank(i, 0);
            }

            c.Merge(c.Merge(overlaps[0], scores[0]), overlaps[1]);
            return [new Shape(-1L)];
        },
        Gradient = Gradient.None("which boxes are picked is no smooth question"),
    };

    private static OpDefinition Define(string op, string type, string[] thresholds, string[] more, string[] attrs) => new(op)
    {
        Inputs = [$"boxes: {type}", $"scores: {type}", "max_output_size: int32", .. thresholds],
        Outputs = ["selected_indices: int32", .. more],
        Attrs = attrs,
        Shape = c => InferShape(c, more.Length),
        Gradient = op is "NonMaxSuppression" or "NonMaxSuppressionV2" ? Gradient.None("which boxes are picked is no smooth question") : Gradient.Missing("which boxes are picked is no smooth question"),
    };

    private static Shape[] InferShape(ShapeContext c, int more)
    {
        Shape boxes = c.WithRank(0, 2), scores = c.WithRank(1, 1);
        for (int i = 2; i < c.InputCount; i++)
        {
            c.WithRank(i, 0);
        }

        c.Merge(boxes[0], scores[0]);
        c.Require(boxes[1] is -1 or 4, $"Dimension must be 4 but is {boxes[1]}");
        long count = more > 0 && c.Attr<bool>("pad_to_max_output_size") && c.Integers(2) is [>= 0 and var most] ? most : -1;
        return more switch { 0 => [new Shape(-1L)], 1 => [new Shape(count), Shape.Scalar], _ => [new Shape(count), new Shape(count), Shape.Scalar] };
    }
}

/// <content>non_max_suppression.</content>
public sealed partial class image_api
{
    /// <summary>Picks boxes by falling score and leaves out those that overlap one that was picked.</summary>
    /// <param name="boxes">[n, 4], each [y1, x1, y2, x2], two opposite corners.</param>
    /// <param name="scores">[n].</param>
    /// <param name="max_output_size">The most boxes, a scalar.</param>
    /// <param name="iou_threshold">The greatest overlap, intersection over union, in [0, 1].</param>
    /// <param name="score_threshold">Only boxes of a greater score are picked.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The numbers of the boxes, best first.</returns>
    public Tensor non_max_suppression(Tensor boxes, Tensor scores, Tensor max_output_size, float iou_threshold = 0.5f, float score_threshold = float.NegativeInfinity, string? name = null)
    {
        using var scope = new ops.NameScope(name, "non_max_suppression");
        Graph graph = ops.get_default_graph();
        Tensor overlap = graph.AddConstant(Literals.Of(iou_threshold), "iou_threshold"), least = graph.AddConstant(Literals.Of(score_threshold), "score_threshold");
        return Build.One("NonMaxSuppressionV3", null, [boxes, scores, max_output_size, overlap, least]);
    }

    /// <summary>As <see cref="non_max_suppression"/>, with overlaps that are given.</summary>
    /// <param name="overlaps">[n, n].</param>
    /// <param name="scores">[n].</param>
    /// <param name="max_output_size">The most boxes, a scalar.</param>
    /// <param name="overlap_threshold">The greatest overlap.</param>
    /// <param name="score_threshold">Only boxes of a greater score are picked.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The numbers of the boxes, best first.</returns>
    public Tensor non_max_suppression_with_overlaps(Tensor overlaps, Tensor scores, Tensor max_output_size, float overlap_threshold = 0.5f, float score_threshold = float.NegativeInfinity, string? name = null)
    {
        using var scope = new ops.NameScope(name, "non_max_suppression_overlaps");
        Graph graph = ops.get_default_graph();
        Tensor most = graph.AddConstant(Literals.Of(overlap_threshold), "overlap_threshold"), least = graph.AddConstant(Literals.Of(score_threshold), "score_threshold");
        return Build.One("NonMaxSuppressionWithOverlaps", null, [overlaps, scores, max_output_size, most, least]);
    }
}
