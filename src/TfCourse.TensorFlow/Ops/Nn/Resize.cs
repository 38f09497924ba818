namespace Tensorflow;

/// <summary>What the definitions of resizing ops have in common.</summary>
internal static class Resize
{
    public const string Corners = "align_corners: bool = false", Centers = "half_pixel_centers: bool = false";
    private static readonly string[] Shared = ["align_corners", "half_pixel_centers"];

    /// <summary>[batch, height, width, channels] and [new height, new width] -> [batch, new height, new width, channels].</summary>
    public static Shape[] InferShape(ShapeContext c)
    {
        Shape images = c.WithRank(0, 4), size = c.WithRank(1, 1);
        c.Require(size[0] is -1 or 2, $"Dimension must be 2 but is {size[0]}");
        long[] given = c.Integers(1) ?? [-1, -1];
        return [new Shape(images[0], Math.Max(-1, given[0]), Math.Max(-1, given[1]), images[3])];
    }

    /// <summary>The op of the same way to place pixels.</summary>
    public static Tensor Like(Operation op, string other, params ReadOnlySpan<Tensor> inputs) => Build.One(other, null, inputs, Windows.Copy(op, Shared));
}

/// <summary>ResizeBilinear: images of another size, each pixel a mean of its four neighbours, weighted by nearness.</summary>
internal static class ResizeBilinear
{
    public static OpDefinition Define() => new("ResizeBilinear")
    {
        Inputs = ["images: T", "size: int32"],
        Outputs = ["resized_images: float"],
        Attrs = ["T: {int8, uint8, int16, uint16, int32, int64, bfloat16, half, float, double, bfloat16}", Resize.Corners, Resize.Centers],
        Shape = Resize.InferShape,
        Gradient = Gradient.Of((op, dy) => [Resize.Like(op, "ResizeBilinearGrad", dy, op.inputs[0]), null]),
    };
}

/// <summary>ResizeBilinearGrad: gives each gradient to the four pixels that made its value.</summary>
internal static class ResizeBilinearGrad
{
    public static OpDefinition Define() => new("ResizeBilinearGrad")
    {
        Inputs = ["grads: float", "original_image: T"],
        Outputs = ["output: T"],
        Attrs = ["T: {float, bfloat16, half, double}", Resize.Corners, Resize.Centers],
        Shape = c => [c[1]],
        Gradient = Gradient.None("TensorFlow stops gradients at the gradient of ResizeBilinear"),
    };
}

/// <summary>ResizeNearestNeighbor: images of another size, each pixel that of the nearest place.</summary>
internal static class ResizeNearestNeighbor
{
    public static OpDefinition Define() => new("ResizeNearestNeighbor")
    {
        Inputs = ["images: T", "size: int32"],
        Outputs = ["resized_images: T"],
        Attrs = ["T: {int8, uint8, int16, uint16, int32, int64, half, float, double, bfloat16}", Resize.Corners, Resize.Centers],
        Shape = Resize.InferShape,
        Gradient = Gradient.Of((op, dy) => [Resize.Like(op, "ResizeNearestNeighborGrad", dy, SizeOf(op.inputs[0])), null]),
    };

    // Height and width, as a constant where they are known.
    private static Tensor SizeOf(Tensor images) => images.shape is { ndim: 4 } shape && shape[1] >= 0 && shape[2] >= 0
        ? new NumPy.NDArray(new[] { checked((int)shape[1]), checked((int)shape[2]) })
        : Build.One("Slice", null, [Build.One("Shape", null, [images]), new Shape(1), new Shape(2)]);
}

/// <summary>ResizeNearestNeighborGrad: gives each gradient to the pixel whose value was taken.</summary>
internal static class ResizeNearestNeighborGrad
{
    public static OpDefinition Define() => new("ResizeNearestNeighborGrad")
    {
        Inputs = ["grads: T", "size: int32"],
        Outputs = ["output: T"],
        Attrs = ["T: {uint8, int8, int32, half, float, double, bfloat16}", Resize.Corners, Resize.Centers],
        Shape = Resize.InferShape,
        Gradient = Gradient.Missing("TensorFlow has no second derivative of ResizeNearestNeighbor"),
    };
}

/// <content>resize_bilinear and resize_nearest_neighbor.</content>
public sealed partial class image_api
{
    /// <summary>Images of another size, each pixel a mean of its four neighbours, weighted by nearness.</summary>
    /// <param name="images">Shape [batch, height, width, channels]; any real numeric type.</param>
    /// <param name="size">New height and width, a vector of two int32, both above 0.</param>
    /// <param name="align_corners">Whether the corner pixels keep their centres.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="half_pixel_centers">Whether pixels are squares with a centre, as most other software has it; not with align_corners.</param>
    /// <returns>Shape [batch, new height, new width, channels], of float.</returns>
    /// <exception cref="ValueError">The images have not rank 4, or the size is no vector of two.</exception>
    public Tensor resize_bilinear(Tensor images, Tensor size, bool align_corners = false, string? name = null, bool half_pixel_centers = false)
        => Build.One("ResizeBilinear", name, [images, size], ("align_corners", align_corners), ("half_pixel_centers", half_pixel_centers));

    /// <summary>Images of another size, each pixel that of the nearest place.</summary>
    /// <param name="images">Shape [batch, height, width, channels]; any real numeric type.</param>
    /// <param name="size">New height and width, a vector of two int32, both above 0.</param>
    /// <param name="align_corners">Whether the corner pixels keep their centres.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="half_pixel_centers">Whether pixels are squares with a centre, as most other software has it; not with align_corners.</param>
    /// <returns>Shape [batch, new height, new width, channels], of the images' type.</returns>
    /// <exception cref="ValueError">The images have not rank 4, or the size is no vector of two.</exception>
    public Tensor resize_nearest_neighbor(Tensor images, Tensor size, bool align_corners = false, string? name = null, bool half_pixel_centers = false)
        => Build.One("ResizeNearestNeighbor", name, [images, size], ("align_corners", align_corners), ("half_pixel_centers", half_pixel_centers));
}
