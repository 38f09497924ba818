namespace Tensorflow;

/// <summary>CropAndResize and its gradients: boxes of images as crops of one size.</summary>
internal static class CropAndResize
{
    private const string Method = "method: {'bilinear', 'nearest'} = 'bilinear'", Types = "T: {uint8, uint16, int8, int16, int32, int64, half, float, double}";

    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("CropAndResize", () => new OpDefinition("CropAndResize")
        {
            Inputs = ["image: T", "boxes: float", "box_ind: int32", "crop_size: int32"],
            Outputs = ["crops: float"],
            Attrs = [Types, Method, "extrapolation_value: float = 0.0"],
            Shape = InferShape,
            Gradient = Gradient.Of(Backward),
        });
        table.Add("CropAndResizeGradImage", () => new OpDefinition("CropAndResizeGradImage")
        {
            Inputs = ["grads: float", "boxes: float", "box_ind: int32", "image_size: int32"],
            Outputs = ["output: T"],
            Attrs = ["T: {float, half, double}", Method],
            Shape = c => [c.WithRank(c.ShapeFrom(3), 4)],
            Gradient = Gradient.Missing("TensorFlow has no second derivative of CropAndResize"),
        });
        table.Add("CropAndResizeGradBoxes", () => new OpDefinition("CropAndResizeGradBoxes")
        {
            Inputs = ["grads: float", "image: T", "boxes: float", "box_ind: int32"],
            Outputs = ["output: float"],
            Attrs = [Types, "method: {'bilinear'} = 'bilinear'"],
            Shape = c => [c[2]],
            Gradient = Gradient.Missing("TensorFlow has no second derivative of CropAndResize"),
        });
    }

    // [batch, height, width, channels], [boxes, 4], [boxes], [2] -> [boxes, crop height, crop width, channels]
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape image = c.WithRank(0, 4), boxes = c.WithRank(1, 2), index = c.WithRank(2, 1), size = c.WithRank(3, 1);
        long count = c.Merge(boxes[0], index[0]);
        c.Require(boxes[1] is -1 or 4, $"Dimension must be 4 but is {boxes[1]}");
        c.Require(size[0] is -1 or 2, $"Dimension must be 2 but is {size[0]}");
        long[] given = c.Integers(3) ?? [-1, -1];
        return [new Shape(count, Math.Max(-1, given[0]), Math.Max(-1, given[1]), image[3])];
    }

    // The boxes' gradient is that of bilinear sampling, for the nearest pixels too.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor image = op.inputs[0], boxes = op.inputs[1], index = op.inputs[2];
        Tensor? toImage = image.dtype is TF_DataType.TF_HALF or TF_DataType.TF_FLOAT or TF_DataType.TF_DOUBLE
            ? Build.One("CropAndResizeGradImage", null, [dy, boxes, index, ShapeValues.Of(image)], ("T", image.dtype), ("method", op.get_attr<string>("method")))
            : null;
        return [toImage, Build.One("CropAndResizeGradBoxes", null, [dy, image, boxes, index]), null, null];
    }
}

/// <summary>ResizeBicubic and its gradient: images of another size, each pixel a mean of its sixteen neighbours.</summary>
internal static class ResizeBicubic
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("ResizeBicubic", () => new OpDefinition("ResizeBicubic")
        {
            Inputs = ["images: T", "size: int32"],
            Outputs = ["resized_images: float"],
            Attrs = ["T: {int8, uint8, int16, uint16, int32, int64, half, float, double, bfloat16}", Resize.Corners, Resize.Centers],
            Shape = Resize.InferShape,
            Gradient = Gradient.Of((op, dy) => [op.inputs[0].dtype is TF_DataType.TF_FLOAT or TF_DataType.TF_DOUBLE ? Resize.Like(op, "ResizeBicubicGrad", dy, op.inputs[0]) : null, null]),
        });
        table.Add("ResizeBicubicGrad", () => new OpDefinition("ResizeBicubicGrad")
        {
            Inputs = ["grads: float", "original_image: T"],
            Outputs = ["output: T"],
            Attrs = ["T: {float, double}", Resize.Corners, Resize.Centers],
            Shape = c => [c[1]],
            Gradient = Gradient.Missing("TensorFlow has no second derivative of ResizeBicubic"),
        });
    }
}

/// <content>crop_and_resize, resize_bicubic, resize_area.</content>
public sealed partial class image_api
{
    /// <summary>Boxes of images, each as a crop of one size.</summary>
    /// <param name="image">[batch, height, width, channels], any real numeric type.</param>
    /// <param name="boxes">[boxes, 4], each [y1, x1, y2, x2] where 0 and 1 are the image's corners; y1 above y2 turns the crop upside down.</param>
    /// <param name="box_ind">[boxes], int32: the image that each box lies in.</param>
    /// <param name="crop_size">Height and width of the crops, two int32.</param>
    /// <param name="method">bilinear, or nearest.</param>
    /// <param name="extrapolation_value">What places outside of the image get.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>[boxes, crop height, crop width, channels], float.</returns>
    /// <exception cref="ValueError">Wrong shapes. When it runs, InvalidArgument: a box is not finite, an image is empty; OutOfRange: there is no such image.</exception>
    public Tensor crop_and_resize(Tensor image, Tensor boxes, Tensor box_ind, Tensor crop_size, string method = "bilinear", float extrapolation_value = 0, string? name = null)
        => Build.One("CropAndResize", name, [image, boxes, box_ind, crop_size], ("method", method), ("extrapolation_value", extrapolation_value));

    /// <summary>Images of another size by cubic convolution: each pixel a mean of its sixteen neighbours.</summary>
    /// <param name="images">Shape [batch, height, width, channels]; any real numeric type.</param>
    /// <param name="size">New height and width, a vector of two int32, both above 0.</param>
    /// <param name="align_corners">Whether the corner pixels keep their centres.</param>
    /// <param name="half_pixel_centers">Whether pixels are squares with a centre; not with align_corners.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [batch, new height, new width, channels], of float.</returns>
    /// <exception cref="ValueError">The images have not rank 4, or the size is no vector of two.</exception>
    public Tensor resize_bicubic(Tensor images, Tensor size, bool align_corners = false, bool half_pixel_centers = false, string? name = null)
        => Build.One("ResizeBicubic", name, [images, size], ("align_corners", align_corners), ("half_pixel_centers", half_pixel_centers));

    /// <summary>Images of another size, each pixel the mean of the area that it covers.</summary>
    /// <param name="images">Shape [batch, height, width, channels]; any real numeric type.</param>
    /// <param name="size">New height and width, a vector of two int32, both above 0.</param>
    /// <param name="align_corners">Whether the corner pixels keep their centres.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [batch, new height, new width, channels], of float.</returns>
    /// <exception cref="ValueError">The images have not rank 4, or the size is no vector of two.</exception>
    public Tensor resize_area(Tensor images, Tensor size, bool align_corners = false, string? name = null)
        => Build.One("ResizeArea", name, [images, size], ("align_corners", align_corners));
}
