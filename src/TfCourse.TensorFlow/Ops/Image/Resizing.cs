using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>The names of the ways to resize images.</summary>
public static class ResizeMethod
{
    /// <summary>Four neighbours, weighted by nearness.</summary>
    public const string BILINEAR = "bilinear";

    /// <summary>The nearest pixel.</summary>
    public const string NEAREST_NEIGHBOR = "nearest";

    /// <summary>Sixteen neighbours, by cubic convolution.</summary>
    public const string BICUBIC = "bicubic";

    /// <summary>The mean of the area that a pixel covers.</summary>
    public const string AREA = "area";
}

/// <content>resize, resize_images, resize_images_v2, resize_images_with_pad.</content>
public sealed partial class image_api
{
    /// <summary>Images of another size; pixels are squares with a centre, as TensorFlow 2 has it.</summary>
    /// <param name="images">[height, width, channels], or a batch of such images.</param>
    /// <param name="size">New height and width, two int32.</param>
    /// <param name="method">One of <see cref="ResizeMethod"/>.</param>
    /// <param name="preserve_aspect_ratio">Whether both sides are scaled alike, so that the image fits into the size.</param>
    /// <param name="antialias">Whether filters grow with the factor; only for images that are not made smaller that changes nothing, and else is not there.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>As many axes; float, or the images' type for nearest.</returns>
    /// <exception cref="ValueError">Another number of axes, a size that is no vector of two, an unknown method, or antialias.</exception>
    public Tensor resize(Tensor images, Tensor size, string method = ResizeMethod.BILINEAR, bool preserve_aspect_ratio = false, bool antialias = false, string? name = null)
        => Resized(images, size, preserve_aspect_ratio, name, skipsSame: false, (x, to) => Sized(x, to, antialias ? $"{method} with antialias" : method, halfPixels: true));

    /// <inheritdoc cref="resize(Tensor, Tensor, string, bool, bool, string?)"/>
    public Tensor resize(Tensor images, Shape size, string method = ResizeMethod.BILINEAR, bool preserve_aspect_ratio = false, bool antialias = false, string? name = null)
        => resize(images, Vector(size), method, preserve_aspect_ratio, antialias, name);

    /// <inheritdoc cref="resize(Tensor, Tensor, string, bool, bool, string?)"/>
    public Tensor resize_images_v2(Tensor images, Tensor size, string method = ResizeMethod.BILINEAR, bool preserve_aspect_ratio = false, bool antialias = false, string? name = null)
        => resize(images, size, method, preserve_aspect_ratio, antialias, name);

    /// <inheritdoc cref="resize(Tensor, Tensor, string, bool, bool, string?)"/>
    public Tensor resize_images_v2(Tensor images, Shape size, string method = ResizeMethod.BILINEAR, bool preserve_aspect_ratio = false, bool antialias = false, string? name = null)
        => resize(images, Vector(size), method, preserve_aspect_ratio, antialias, name);

    /// <summary>Images of another size as TensorFlow 1 places pixels: by their corners. Images that have the size already are returned as they are.</summary>
    /// <param name="images">[height, width, channels], or a batch of such images.</param>
    /// <param name="size">New height and width, two int32.</param>
    /// <param name="method">One of <see cref="ResizeMethod"/>.</param>
    /// <param name="preserve_aspect_ratio">Whether both sides are scaled alike, so that the image fits into the size.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="align_corners">Whether the corner pixels keep their centres.</param>
    /// <returns>As many axes; float, or the images' type for nearest.</returns>
    /// <exception cref="ValueError">Another number of axes, a size that is no vector of two, or an unknown method.</exception>
    public Tensor resize_images(Tensor images, Tensor size, string method = ResizeMethod.BILINEAR, bool preserve_aspect_ratio = false, string? name = null, bool align_corners = false)
        => Resized(images, size, preserve_aspect_ratio, name, skipsSame: true, (x, to) => Sized(x, to, method, halfPixels: false, align_corners));

    /// <summary>Images scaled as a whole so that they fit into a size, with zeros around them.</summary>
    /// <param name="image">[height, width, channels], or a batch of such images.</param>
    /// <param name="target_height">The new height; a number or a scalar tensor.</param>
    /// <param name="target_width">The new width.</param>
    /// <param name="method">One of <see cref="ResizeMethod"/>.</param>
    /// <param name="antialias">As in <see cref="resize(Tensor, Tensor, string, bool, bool, string?)"/>.</param>
    /// <returns>[target_height, target_width, channels], or a batch of such images; float.</returns>
    /// <exception cref="ValueError">A target is not above 0.</exception>
    public Tensor resize_images_with_pad(Tensor image, object target_height, object target_width, string method = ResizeMethod.BILINEAR, bool antialias = false)
        => Batched(image, "resize_image_with_pad", x =>
        {
            ImageSize height = ImageSize.Of(target_height, "target_height"), width = ImageSize.Of(target_width, "target_width");
            Operation[] checks = [.. ImageSize.Require(width, 1, "target_width must be > 0."), .. ImageSize.Require(height, 1, "target_height must be > 0.")];
            x = Assertions.After(checks, x);
            ImageSize[] sizes = ImageSize.Of(x);
            Tensor h = tf.cast(sizes[1].Value, TF_DataType.TF_DOUBLE), w = tf.cast(sizes[2].Value, TF_DataType.TF_DOUBLE);
            Tensor toHeight = tf.cast(height.Value, TF_DataType.TF_DOUBLE), toWidth = tf.cast(width.Value, TF_DataType.TF_DOUBLE), ratio = tf.maximum(w / toWidth, h / toHeight);
            Tensor rows = tf.floor(h / ratio), columns = tf.floor(w / ratio);
            Tensor top = tf.cast(tf.maximum(0.0, tf.floor((toHeight - rows) / 2.0)), TF_DataType.TF_INT32), left = tf.cast(tf.maximum(0.0, tf.floor((toWidth - columns) / 2.0)), TF_DataType.TF_INT32);
            Tensor resized = resize(x, tf.stack([tf.cast(rows, TF_DataType.TF_INT32), tf.cast(columns, TF_DataType.TF_INT32)]), method, antialias: antialias);
            return pad_to_bounding_box(resized, top, left, height.Known is { } kh ? kh : height.Value, width.Known is { } kw ? kw : width.Value);
        });

    private static Tensor Vector(Shape size) => size.as_int_list();

    private Tensor Sized(Tensor images, Tensor size, string method, bool halfPixels, bool corners = false) => method switch
    {
        ResizeMethod.BILINEAR => resize_bilinear(images, size, corners, half_pixel_centers: halfPixels),
        ResizeMethod.NEAREST_NEIGHBOR => resize_nearest_neighbor(images, size, corners, half_pixel_centers: halfPixels),
        ResizeMethod.BICUBIC => resize_bicubic(images, size, corners, halfPixels),
        ResizeMethod.AREA => resize_area(images, size, corners),
        _ => throw new ValueError($"Resize method is not implemented: {method}; bilinear, nearest, bicubic and area are."),
    };

    private static Tensor Resized(Tensor images, Tensor size, bool keepsRatio, string? name, bool skipsSame, Func<Tensor, Tensor, Tensor> resizer)
    {
        using ops.NameScope scope = tf.name_scope(name, "resize");
        Tensor x = Composing.Value(images, "images");
        bool isBatch = x.shape.ndim switch
        {
            4 => true,
            3 => false,
            -1 => throw new ValueError("'images' contains no shape."),
            _ => throw new ValueError("'images' must have either 3 or 4 dimensions."),
        };
        x = isBatch ? x : tf.expand_dims(x, 0);
        Tensor to = Composing.Value(size, "size");
        if (to.dtype != TF_DataType.TF_INT32)
        {
            throw new ValueError("'size' must be a 1-D int32 Tensor");
        }

        if (!to.shape.is_compatible_with(new Shape(2L)))
        {
            throw new ValueError("'size' must be a 1-D Tensor of 2 elements: new_height, new_width");
        }

        to = keepsRatio ? Fitting(x, to) : to;
        Shape known = PartialShapes.Of(to);
        (long height, long width) = known.ndim == 2 ? (known[0], known[1]) : (-1, -1);
        if (!(skipsSame && height >= 0 && width >= 0 && x.shape[1] == height && x.shape[2] == width))
        {
            x = resizer(x, to);
            x.set_shape(new Shape(-1, height, width, -1));
        }

        return isBatch ? x : tf.squeeze(x, 0);
    }

    // The largest size of the image's own ratio that fits.
    private static Tensor Fitting(Tensor images, Tensor size)
    {
        ImageSize[] sizes = ImageSize.Of(images);
        Tensor height = tf.cast(sizes[1].Value, TF_DataType.TF_FLOAT), width = tf.cast(sizes[2].Value, TF_DataType.TF_FLOAT);
        Tensor[] to = [.. tf.unstack(size, 2).Select(s => tf.cast(s, TF_DataType.TF_FLOAT))];
        Tensor scale = tf.minimum(to[0] / height, to[1] / width);
        return tf.stack([tf.cast(tf.round(scale * height), TF_DataType.TF_INT32), tf.cast(tf.round(scale * width), TF_DataType.TF_INT32)]);
    }
}
