namespace Tensorflow;

/// <summary>CombinedNonMaxSuppression: the best boxes of each class that do not overlap, then the best of all classes.</summary>
internal static class CombinedNonMaxSuppression
{
    public static OpDefinition Define() => new("CombinedNonMaxSuppression")
    {
        Inputs = ["boxes: float", "scores: float", "max_output_size_per_class: int32", "max_total_size: int32", "iou_threshold: float", "score_threshold: float"],
        Outputs = ["nmsed_boxes: float", "nmsed_scores: float", "nmsed_classes: float", "valid_detections: int32"],
        Attrs = ["pad_per_class: bool = false", "clip_boxes: bool = true"],
        Shape = InferShape,
        Gradient = Gradient.Missing("which boxes are picked is no smooth question"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        Shape boxes = c.WithRank(0, 4), scores = c.WithRank(1, 3);
        for (int i = 2; i < 6; i++)
        {
            c.WithRank(i, 0);
        }

        c.Merge(boxes[1], scores[1]);
        c.Require(boxes[3] is -1 or 4, $"Dimension must be 4 but is {boxes[3]}");
        c.Require(boxes[2] is -1 or 1 || scores[2] < 0 || boxes[2] == scores[2], $"third dimension of boxes must be either 1 or equal to the third dimension of scores, {scores[2]}, but is {boxes[2]}");
        long batch = c.Merge(boxes[0], scores[0]), size = -1;
        if (c.Integers(3) is [var total] && c.Integers(2) is [var perClass])
        {
            c.Require(total > 0, $"max_total_size should be > 0, it is {total}");
            bool pads = c.Attr<bool>("pad_per_class");
            size = !pads ? total : scores[2] < 0 ? -1 : Math.Min(total, c.Multiply(Math.Max(0, perClass), scores[2]));
        }

        return [new Shape(batch, size, 4), new Shape(batch, size), new Shape(batch, size), new Shape(batch)];
    }
}

/// <content>combined_non_max_suppression, non_max_suppression_with_scores, non_max_suppression_padded.</content>
public sealed partial class image_api
{
    /// <summary>Of each class the best boxes that do not overlap better ones, then the best of all classes.</summary>
    /// <param name="boxes">[batch, n, q, 4], two opposite corners each; q is 1, or the number of classes.</param>
    /// <param name="scores">[batch, n, classes].</param>
    /// <param name="max_output_size_per_class">The most boxes of a class, a scalar.</param>
    /// <param name="max_total_size">The most boxes, a scalar.</param>
    /// <param name="iou_threshold">The greatest overlap, intersection over union, in [0, 1].</param>
    /// <param name="score_threshold">Only boxes of a greater score are picked.</param>
    /// <param name="pad_per_class">Whether the outputs are no longer than max_output_size_per_class · classes.</param>
    /// <param name="clip_boxes">Whether corners are brought into [0, 1].</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>Boxes [batch, m, 4], scores, classes [batch, m], filled up with zeros, and how many there are, [batch].</returns>
    public (Tensor, Tensor, Tensor, Tensor) combined_non_max_suppression(
        Tensor boxes, Tensor scores, Tensor max_output_size_per_class, Tensor max_total_size, float iou_threshold = 0.5f, float score_threshold = float.NegativeInfinity, bool pad_per_class = false, bool clip_boxes = true, string? name = null)
    {
        using var scope = new ops.NameScope(name, "combined_non_max_suppression");
        Graph graph = ops.get_default_graph();
        Tensor overlap = graph.AddConstant(Literals.Of(iou_threshold), "iou_threshold"), least = graph.AddConstant(Literals.Of(score_threshold), "score_threshold");
        Tensor[] found = Build.Many("CombinedNonMaxSuppression", null, [boxes, scores, max_output_size_per_class, max_total_size, overlap, least], ("pad_per_class", pad_per_class), ("clip_boxes", clip_boxes));
        return (found[0], found[1], found[2], found[3]);
    }

    /// <summary>As <see cref="non_max_suppression"/>, with the scores; those of boxes that overlap can be lowered instead.</summary>
    /// <param name="boxes">[n, 4], each [y1, x1, y2, x2], two opposite corners.</param>
    /// <param name="scores">[n].</param>
    /// <param name="max_output_size">The most boxes, a scalar.</param>
    /// <param name="iou_threshold">The greatest overlap, intersection over union, in [0, 1].</param>
    /// <param name="score_threshold">Only boxes of a greater score are picked.</param>
    /// <param name="soft_nms_sigma">Scores fall by exp(-overlap² / (2 sigma)); 0 leaves boxes out instead.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The numbers of the boxes, best first, and their scores.</returns>
    public (Tensor, Tensor) non_max_suppression_with_scores(Tensor boxes, Tensor scores, Tensor max_output_size, float iou_threshold = 0.5f, float score_threshold = float.NegativeInfinity, float soft_nms_sigma = 0, string? name = null)
    {
        using var scope = new ops.NameScope(name, "non_max_suppression_with_scores");
        Graph graph = ops.get_default_graph();
        Tensor overlap = graph.AddConstant(Literals.Of(iou_threshold), "iou_threshold"), least = graph.AddConstant(Literals.Of(score_threshold), "score_threshold"), sigma = graph.AddConstant(Literals.Of(soft_nms_sigma), "soft_nms_sigma");
        Tensor[] found = Build.Many("NonMaxSuppressionV5", null, [boxes, scores, max_output_size, overlap, least, sigma], ("pad_to_max_output_size", false));
        return (found[0], found[1]);
    }

    /// <summary>As <see cref="non_max_suppression"/>, with how many boxes there are, for outputs that are filled up.</summary>
    /// <param name="boxes">[n, 4], each [y1, x1, y2, x2], two opposite corners.</param>
    /// <param name="scores">[n].</param>
    /// <param name="max_output_size">The most boxes, a scalar.</param>
    /// <param name="iou_threshold">The greatest overlap, intersection over union, in [0, 1].</param>
    /// <param name="score_threshold">Only boxes of a greater score are picked.</param>
    /// <param name="pad_to_max_output_size">Whether the numbers are filled up with 0 to max_output_size.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The numbers of the boxes, best first, and how many there are.</returns>
    public (Tensor, Tensor) non_max_suppression_padded(Tensor boxes, Tensor scores, Tensor max_output_size, float iou_threshold = 0.5f, float score_threshold = float.NegativeInfinity, bool pad_to_max_output_size = false, string? name = null)
    {
        using var scope = new ops.NameScope(name, "non_max_suppression_padded");
        Graph graph = ops.get_default_graph();
        Tensor overlap = graph.AddConstant(Literals.Of(iou_threshold), "iou_threshold"), least = graph.AddConstant(Literals.Of(score_threshold), "score_threshold");
        Tensor[] found = Build.Many("NonMaxSuppressionV4", null, [boxes, scores, max_output_size, overlap, least], ("pad_to_max_output_size", pad_to_max_output_size));
        return (found[0], found[1]);
    }
}
