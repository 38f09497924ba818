using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>transpose, rot90, random_flip_left_right, random_flip_up_down, rgb_to_grayscale, grayscale_to_rgb, and other systems of colours.</content>
public sealed partial class image_api
{
    private static readonly float[] Luminance = [0.2989f, 0.587f, 0.114f];
    private static readonly int[] OfThree = [3];
    private static readonly float[,] ToYiq = { { 0.299f, 0.59590059f, 0.2115f }, { 0.587f, -0.27455667f, -0.52273617f }, { 0.114f, -0.32134392f, 0.31119955f } };
    private static readonly float[,] FromYiq = { { 1, 1, 1 }, { 0.95598634f, -0.27201283f, -1.10674021f }, { 0.6208248f, -0.64720424f, 1.70423049f } };
    private static readonly float[,] ToYuv = { { 0.299f, -0.14714119f, 0.61497538f }, { 0.587f, -0.28886916f, -0.51496512f }, { 0.114f, 0.43601035f, -0.10001026f } };
    private static readonly float[,] FromYuv = { { 1, 1, 1 }, { 0, -0.394642334f, 2.03206185f }, { 1.13988303f, -0.58062185f, 0 } };

    /// <summary>Images with rows and columns exchanged.</summary>
    /// <param name="image">[height, width, channels], or a batch of such images.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>[width, height, channels], or a batch of such images.</returns>
    /// <exception cref="ValueError">Another number of axes.</exception>
    public Tensor transpose(Tensor image, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "transpose");
        Tensor x = Checked(Composing.Value(image, "image"));
        return Exchanged(x);
    }

    /// <summary>Images turned against the clock by quarters.</summary>
    /// <param name="image">[height, width, channels], or a batch of such images.</param>
    /// <param name="k">How many quarters.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The turned images.</returns>
    /// <exception cref="ValueError">Another number of axes.</exception>
    public Tensor rot90(Tensor image, int k = 1, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "rot90");
        Tensor x = Checked(Composing.Value(image, "image"));
        int rows = x.shape.ndim == 4 ? 1 : 0;
        return (((k % 4) + 4) % 4) switch
        {
            1 => Exchanged(Turned(x, rows + 1)),
            2 => Build.One("ReverseV2", null, [x, new[] { rows, rows + 1 }]),
            3 => Turned(Exchanged(x), rows + 1),
            _ => x,
        };
    }

    /// <summary>Images mirrored from left to right, each with a chance of a half.</summary>
    /// <param name="image">[height, width, channels], or a batch of such images, each of which is decided by itself.</param>
    /// <param name="seed">The seed of the operation.</param>
    /// <returns>The image's shape.</returns>
    /// <exception cref="ValueError">Another number of axes.</exception>
    public Tensor random_flip_left_right(Tensor image, long? seed = null) => RandomlyFlipped(image, 1, seed, "random_flip_left_right");

    /// <summary>Images turned upside down, each with a chance of a half.</summary>
    /// <param name="image">[height, width, channels], or a batch of such images, each of which is decided by itself.</param>
    /// <param name="seed">The seed of the operation.</param>
    /// <returns>The image's shape.</returns>
    /// <exception cref="ValueError">Another number of axes.</exception>
    public Tensor random_flip_up_down(Tensor image, long? seed = null) => RandomlyFlipped(image, 0, seed, "random_flip_up_down");

    /// <summary>Images in grey: 0.2989 R + 0.587 G + 0.114 B.</summary>
    /// <param name="images">[…, 3]; integers stand for [0, 1].</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>[…, 1], of the images' type.</returns>
    public Tensor rgb_to_grayscale(Tensor images, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "rgb_to_grayscale");
        Tensor x = Composing.Value(images, "images");
        Tensor grey = tf.tensordot(convert_image_dtype(x, TF_DataType.TF_FLOAT), Luminance, [-1], [-1]);
        return convert_image_dtype(tf.expand_dims(grey, -1), x.dtype.as_base_dtype());
    }

    /// <summary>Grey images as images of three equal colours.</summary>
    /// <param name="images">[…, 1].</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>[…, 3], of the images' type.</returns>
    /// <exception cref="ValueError">The last axis has another size, or there are fewer than two axes.</exception>
    public Tensor grayscale_to_rgb(Tensor images, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "grayscale_to_rgb");
        Tensor x = Composing.Value(images, "images");
        if (x.shape.ndim is 0 or 1)
        {
            throw new ValueError($"A grayscale image (shape {x.shape}) must be at least two-dimensional.");
        }

        if (!x.shape.IsNull && x.shape[-1] is not (-1 or 1))
        {
            throw new ValueError("Last dimension of a grayscale image should be size 1.");
        }

        Operation[] checks = x.shape.IsNull || x.shape[-1] < 0
            ? [tf.debugging.assert_equal(Indexing.Of(ShapeValues.Of(x), [Slice.ParseSlices("-1")[0]]), 1, message: "Last dimension of a grayscale image should be size 1.")]
            : [];
        x = Assertions.After(checks, x);
        Tensor ones = tf.fill(tf.expand_dims(ShapeValues.Rank(x) - 1, 0), 1);
        Tensor rgb = tf.tile(x, tf.concat([ones, OfThree], 0));
        rgb.set_shape(x.shape.IsNull ? Shape.Null : x.shape[..^1].concatenate(new Shape(3L)));
        return rgb;
    }

    /// <summary>Pixels of red, green and blue as luminance and two differences, YIQ.</summary>
    /// <param name="images">[…, 3], floats in [0, 1].</param>
    /// <returns>The images' shape.</returns>
    public Tensor rgb_to_yiq(Tensor images) => Mixed(images, ToYiq);

    /// <summary>Pixels of YIQ as red, green and blue.</summary>
    /// <param name="images">[…, 3].</param>
    /// <returns>The images' shape.</returns>
    public Tensor yiq_to_rgb(Tensor images) => Mixed(images, FromYiq);

    /// <summary>Pixels of red, green and blue as luminance and two differences, YUV.</summary>
    /// <param name="images">[…, 3], floats in [0, 1].</param>
    /// <returns>The images' shape.</returns>
    public Tensor rgb_to_yuv(Tensor images) => Mixed(images, ToYuv);

    /// <summary>Pixels of YUV as red, green and blue.</summary>
    /// <param name="images">[…, 3].</param>
    /// <returns>The images' shape.</returns>
    public Tensor yuv_to_rgb(Tensor images) => Mixed(images, FromYuv);

    private static Tensor Mixed(Tensor images, float[,] kernel)
    {
        Tensor x = Composing.Value(images, "images");
        Tensor weights = ops.get_default_graph().AddConstant(Literals.Convert(Literals.Of(kernel), x.dtype.as_base_dtype()), "kernel");
        return tf.tensordot(x, weights, [x.shape.IsNull ? -1 : x.shape.ndim - 1], [0]);
    }

    private static Tensor Exchanged(Tensor x) => x.shape.ndim switch
    {
        3 or -1 => tf.transpose(x, (1, 0, 2)),
        4 => tf.transpose(x, (0, 2, 1, 3)),
        _ => throw new ValueError($"'image' (shape {x.shape}) must have either 3 or 4 dimensions."),
    };

    private static Tensor RandomlyFlipped(Tensor image, int axis, long? seed, string name)
    {
        using ops.NameScope scope = tf.name_scope(null, name);
        Tensor x = Checked(Composing.Value(image, "image"));
        return x.shape.ndim switch
        {
            3 => One(),
            4 => Batch(),
            -1 => tf.cond(Build.One("Equal", null, [Build.One("Rank", null, [x]), 3]), One, Batch),
            _ => throw new ValueError($"'image' (shape {x.shape}) must have either 3 or 4 dimensions."),
        };

        Tensor One()
        {
            Tensor drawn = tf.random.uniform(Shape.Scalar, 0f, 1f, seed: seed);
            Tensor result = tf.cond(tf.less(drawn, 0.5f), () => Turned(x, axis), () => x);
            result.set_shape(x.shape.IsNull ? new Shape(-1, -1, -1) : x.shape);
            return result;
        }

        Tensor Batch()
        {
            Tensor count = ImageSize.Of(x)[0].Value;
            Tensor drawn = tf.random_uniform(tf.expand_dims(count, 0), 0f, 1f, seed: seed);
            Tensor flips = tf.cast(tf.round(tf.reshape(drawn, tf.stack([count, 1, 1, 1]))), x.dtype);
            return (flips * Turned(x, axis + 1)) + ((1 - flips) * x);
        }
    }
}
