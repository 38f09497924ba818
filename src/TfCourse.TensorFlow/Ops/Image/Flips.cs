using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>flip_left_right, flip_up_down, transpose, rot90.</content>
public sealed partial class image_api
{
    /// <summary>Images mirrored from left to right.</summary>
    /// <param name="image">[height, width, channels], or a batch of such images.</param>
    /// <returns>The image's shape.</returns>
    /// <exception cref="ValueError">The tensor has neither three nor four axes.</exception>
    public Tensor flip_left_right(Tensor image) => Flipped(image, 1, "flip_left_right");

    /// <summary>Images turned upside down.</summary>
    /// <param name="image">[height, width, channels], or a batch of such images.</param>
    /// <returns>The image's shape.</returns>
    /// <exception cref="ValueError">The tensor has neither three nor four axes.</exception>
    public Tensor flip_up_down(Tensor image) => Flipped(image, 0, "flip_up_down");

    private static Tensor Flipped(Tensor image, int axis, string name)
    {
        using ops.NameScope scope = tf.name_scope(null, name);
        Tensor x = Checked(Composing.Value(image, "image"));
        return x.shape.ndim switch
        {
            3 => Turned(x, axis),
            4 => Turned(x, axis + 1),
            -1 => tf.cond(Build.One("Equal", null, [Build.One("Rank", null, [x]), 3]), () => Turned(x, axis), () => Turned(x, axis + 1)),
            _ => throw new ValueError($"'image' (shape {x.shape}) must have either 3 or 4 dimensions."),
        };
    }

    private static GraphTensor Turned(Tensor x, int axis) => Build.One("ReverseV2", null, [x, new[] { axis }]);

    // The image, once it is known to have three axes or more, none of the last three empty.
    private static Tensor Checked(Tensor image)
    {
        if (image.shape.ndim is >= 0 and < 3)
        {
            throw new ValueError($"'image' (shape {image.shape}) must be at least three-dimensional.");
        }

        Shape inner = image.shape.IsNull ? new Shape(-1, -1, -1) : image.shape[^3..];
        if (inner.dims.Contains(0))
        {
            throw new ValueError($"inner 3 dims of 'image.shape' must be > 0: {image.shape}");
        }

        Operation[] checks = [];
        if (!inner.IsFullyDefined)
        {
            Tensor sizes = Indexing.Of(Build.One("Shape", null, [image]), [Slice.ParseSlices("-3:")[0]]);
            checks = [Assertions.Positive(sizes, "inner 3 dims of 'image.shape' must be > 0."), tf.debugging.assert_greater_equal(ShapeValues.Rank(image), 3, message: "'image' must be at least three-dimensional.")];
        }

        return Assertions.After(checks, image);
    }
}
