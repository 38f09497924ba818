namespace Tensorflow;

/// <summary>DrawBoundingBoxes and its version with colours: images with frames.</summary>
internal static class DrawBoundingBoxes
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("DrawBoundingBoxes", () => Define("DrawBoundingBoxes", [], Gradient.None("TensorFlow calls it not differentiable")));
        table.Add("DrawBoundingBoxesV2", () => Define("DrawBoundingBoxesV2", ["colors: float"], Gradient.Missing("TensorFlow registers none")));
    }

    private static OpDefinition Define(string op, string[] colours, Gradient gradient) => new(op)
    {
        Inputs = ["images: T", "boxes: float", .. colours],
        Outputs = ["output: T"],
        Attrs = ["T: {half, float} = float"],
        Shape = c => [c.WithRankAtLeast(0, 3)],
        Gradient = gradient,
    };
}

/// <content>draw_bounding_boxes.</content>
public sealed partial class image_api
{
    /// <summary>Images with frames, one pixel wide.</summary>
    /// <param name="images">[batch, height, width, channels], half or float; 1, 3 or 4 channels.</param>
    /// <param name="boxes">[batch, n, 4], each [y1, x1, y2, x2] where 0 and 1 are the image's corners.</param>
    /// <param name="colors">[m, channels], taken in turns; null for ten colours, white in grey images.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The images' shape.</returns>
    /// <exception cref="ValueError">Wrong shapes. When it runs, InvalidArgument.</exception>
    public Tensor draw_bounding_boxes(Tensor images, Tensor boxes, Tensor? colors = null, string? name = null)
        => colors is null ? Build.One("DrawBoundingBoxes", name, [images, boxes]) : Build.One("DrawBoundingBoxesV2", name, [images, boxes, colors]);
}
