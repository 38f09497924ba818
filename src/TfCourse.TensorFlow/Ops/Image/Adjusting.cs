using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>adjust_brightness, adjust_contrast, adjust_gamma, adjust_hue, adjust_saturation, adjust_jpeg_quality, per_image_standardization, and their random forms.</content>
public sealed partial class image_api
{
    /// <summary>Images with a number added to each sample, of [0, 1].</summary>
    /// <param name="image">Any shape; integers stand for [0, 1], and stay in their range.</param>
    /// <param name="delta">The number, a scalar.</param>
    /// <returns>The image's shape and type.</returns>
    public Tensor adjust_brightness(Tensor image, Tensor delta)
        => Adjusted(image, "adjust_brightness", saturates: true, x => tf.add(x, Composing.Cast(Composing.Value(delta, "delta"), x.dtype)));

    /// <summary>Images with each channel's distance from its mean multiplied.</summary>
    /// <param name="images">[…, height, width, channels].</param>
    /// <param name="contrast_factor">The factor, a scalar.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The images' shape and type.</returns>
    public Tensor adjust_contrast(Tensor images, Tensor contrast_factor, string? name = null)
        => Adjusted(images, name ?? "adjust_contrast", saturates: true, x => Build.One("AdjustContrastv2", null, [x, contrast_factor]));

    /// <summary>Images with each sample, of [0, 1], raised to a power: gain · x^gamma.</summary>
    /// <param name="image">Any shape.</param>
    /// <param name="gamma">The power, not negative.</param>
    /// <param name="gain">The factor.</param>
    /// <returns>The image's shape and type.</returns>
    /// <exception cref="ValueError">gamma is negative.</exception>
    public Tensor adjust_gamma(Tensor image, float gamma = 1, float gain = 1) => gamma < 0
        ? throw new ValueError("Gamma should be a non-negative real number.")
        : Adjusted(image, "adjust_gamma", saturates: true, x => gain * tf.pow(x, gamma));

    /// <summary>Images of red, green and blue with their hues turned.</summary>
    /// <param name="image">[…, height, width, 3].</param>
    /// <param name="delta">How far, a scalar in [-1, 1]: 1 is the whole circle.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The image's shape and type.</returns>
    public Tensor adjust_hue(Tensor image, Tensor delta, string? name = null)
        => Adjusted(image, name ?? "adjust_hue", saturates: false, x => Build.One("AdjustHue", null, [x, delta]));

    /// <summary>Images of red, green and blue with their saturation multiplied.</summary>
    /// <param name="image">[…, height, width, 3].</param>
    /// <param name="saturation_factor">The factor, a scalar.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The image's shape and type.</returns>
    public Tensor adjust_saturation(Tensor image, Tensor saturation_factor, string? name = null)
        => Adjusted(image, name ?? "adjust_saturation", saturates: false, x => Build.One("AdjustSaturation", null, [x, saturation_factor]));

    /// <summary>An image as it looks after it was a JPEG file.</summary>
    /// <param name="image">[height, width, channels], 1 or 3.</param>
    /// <param name="jpeg_quality">0 to 100, a scalar int32.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The image's shape and type.</returns>
    public Tensor adjust_jpeg_quality(Tensor image, Tensor jpeg_quality, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "adjust_jpeg_quality");
        Tensor x = Composing.Value(image, "image");
        Tensor bytes = Build.One("EncodeJpegVariableQuality", null, [convert_image_dtype(x, TF_DataType.TF_UINT8, saturate: true), jpeg_quality]);
        long channels = x.shape.IsNull ? 0 : Math.Max(0, x.shape[-1]);
        return convert_image_dtype(decode_jpeg(bytes, (int)channels), x.dtype.as_base_dtype(), saturate: true);
    }

    /// <summary>Images with mean 0 and deviation 1 each: (x - mean) / max(deviation, 1 / √samples).</summary>
    /// <param name="image">[…, height, width, channels].</param>
    /// <returns>The image's shape, float.</returns>
    public Tensor per_image_standardization(Tensor image)
    {
        using ops.NameScope scope = tf.name_scope(null, "per_image_standardization");
        Tensor x = tf.cast(Checked(Composing.Value(image, "image")), TF_DataType.TF_FLOAT);
        Tensor count = tf.reduce_prod(Indexing.Of(ShapeValues.Of(x), [Slice.ParseSlices("-3:")[0]]));
        Axis last = (-1, -2, -3);
        Tensor mean = tf.reduce_mean(x, last, keepdims: true), deviation = tf.math.reduce_std(x, last, keepdims: true);
        return tf.divide(x - mean, tf.maximum(deviation, tf.rsqrt(tf.cast(count, TF_DataType.TF_FLOAT))));
    }

    /// <summary>Images with a random number of [-max_delta, max_delta) added.</summary>
    /// <param name="image">Any shape.</param>
    /// <param name="max_delta">Not negative.</param>
    /// <param name="seed">The seed of the operation.</param>
    /// <returns>The image's shape and type.</returns>
    /// <exception cref="ValueError">max_delta is negative.</exception>
    public Tensor random_brightness(Tensor image, float max_delta, long? seed = null) => max_delta < 0
        ? throw new ValueError("max_delta must be non-negative.")
        : adjust_brightness(image, tf.random.uniform(Shape.Scalar, -max_delta, max_delta, seed: seed));

    /// <summary>Images with a contrast factor of [lower, upper).</summary>
    /// <param name="image">[…, height, width, channels].</param>
    /// <param name="lower">Not negative.</param>
    /// <param name="upper">Above lower.</param>
    /// <param name="seed">The seed of the operation.</param>
    /// <returns>The image's shape and type.</returns>
    /// <exception cref="ValueError">Other bounds.</exception>
    public Tensor random_contrast(Tensor image, float lower, float upper, long? seed = null) => adjust_contrast(image, Between(lower, upper, seed));

    /// <summary>Images with their hues turned by a random part of the circle, of [-max_delta, max_delta).</summary>
    /// <param name="image">[…, height, width, 3].</param>
    /// <param name="max_delta">In [0, 0.5].</param>
    /// <param name="seed">The seed of the operation.</param>
    /// <returns>The image's shape and type.</returns>
    /// <exception cref="ValueError">Another max_delta.</exception>
    public Tensor random_hue(Tensor image, float max_delta, long? seed = null) => max_delta is >= 0 and <= 0.5f
        ? adjust_hue(image, tf.random.uniform(Shape.Scalar, -max_delta, max_delta, seed: seed))
        : throw new ValueError(max_delta > 0.5f ? "max_delta must be <= 0.5." : "max_delta must be non-negative.");

    /// <summary>Images with a saturation factor of [lower, upper).</summary>
    /// <param name="image">[…, height, width, 3].</param>
    /// <param name="lower">Not negative.</param>
    /// <param name="upper">Above lower.</param>
    /// <param name="seed">The seed of the operation.</param>
    /// <returns>The image's shape and type.</returns>
    /// <exception cref="ValueError">Other bounds.</exception>
    public Tensor random_saturation(Tensor image, float lower, float upper, long? seed = null) => adjust_saturation(image, Between(lower, upper, seed));

    /// <summary>An image as it looks after it was a JPEG file of a random quality of [min_jpeg_quality, max_jpeg_quality).</summary>
    /// <param name="image">[height, width, channels], 1 or 3.</param>
    /// <param name="min_jpeg_quality">0 to 100.</param>
    /// <param name="max_jpeg_quality">Above the least, at most 100.</param>
    /// <param name="seed">The seed of the operation.</param>
    /// <returns>The image's shape and type.</returns>
    /// <exception cref="ValueError">Other bounds.</exception>
    public Tensor random_jpeg_quality(Tensor image, int min_jpeg_quality, int max_jpeg_quality, long? seed = null)
    {
        if (min_jpeg_quality < 0 || max_jpeg_quality > 100 || min_jpeg_quality >= max_jpeg_quality)
        {
            throw new ValueError($"jpeg encoding range must be between 0 and 100, the least below the greatest; it is {min_jpeg_quality} to {max_jpeg_quality}.");
        }

        return adjust_jpeg_quality(image, tf.random.uniform(Shape.Scalar, min_jpeg_quality, max_jpeg_quality, TF_DataType.TF_INT32, seed: seed));
    }

    private static Tensor Between(float lower, float upper, long? seed) => upper <= lower ? throw new ValueError("upper must be > lower.")
        : lower < 0 ? throw new ValueError("lower must be non-negative.")
        : tf.random.uniform(Shape.Scalar, lower, upper, seed: seed);

    // In float, and back into the image's own type.
    private Tensor Adjusted(Tensor image, string name, bool saturates, Func<Tensor, Tensor> change)
    {
        using ops.NameScope scope = tf.name_scope(null, name);
        Tensor x = Composing.Value(image, "image");
        TF_DataType type = x.dtype.as_base_dtype();
        Tensor flt = type is TF_DataType.TF_HALF or TF_DataType.TF_FLOAT ? x : convert_image_dtype(x, TF_DataType.TF_FLOAT);
        return convert_image_dtype(change(flt), type, saturates);
    }
}
