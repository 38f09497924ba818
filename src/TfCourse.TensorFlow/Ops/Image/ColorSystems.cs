namespace Tensorflow;

/// <summary>RGBToHSV and HSVToRGB: the three numbers of each pixel, the last axis, in the other system; all in [0, 1].</summary>
internal static class ColorSystems
{
    public static OpDefinition ToHsv() => Define("RGBToHSV", Gradient.Of(Backward));

    public static OpDefinition ToRgb() => Define("HSVToRGB", Gradient.None("TensorFlow calls it not differentiable"));

    private static OpDefinition Define(string op, Gradient gradient) => new(op)
    {
        Inputs = ["images: T"],
        Outputs = ["output: T"],
        Attrs = ["T: {half, bfloat16, float, double} = float"],
        Shape = c =>
        {
            Shape images = c.WithRankAtLeast(0, 1);
            c.Require(images.IsNull || images[-1] is -1 or 3, $"Dimension must be 3 but is {(images.IsNull ? -1 : images[-1])}");
            return [images.IsNull ? images : images[..^1].concatenate(new Shape(3L))];
        },
        Gradient = gradient,
    };

    // The same numbers by operations that have gradients. Of equal colours the first counts as the greatest and the last as the least.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        tensorflow tf = Binding.tf;
        Tensor images = op.inputs[0];
        Tensor[] parts = tf.unstack(images, 3, axis: -1);
        (Tensor r, Tensor g, Tensor b) = (parts[0], parts[1], parts[2]);
        Tensor value = tf.maximum(r, tf.maximum(g, b)), range = value - tf.minimum(b, tf.minimum(g, r));
        Tensor hue = tf.where(tf.equal(r, value), tf.div_no_nan(g - b, range), tf.where(tf.equal(g, value), tf.div_no_nan(b - r, range), tf.div_no_nan(r - g, range)));
        Tensor[] outputs = [hue / Gradient.Constant(6, hue), tf.div_no_nan(range, value), value];
        Tensor[] dys = tf.unstack(dy, 3, axis: -1);
        return [GradientBuilder.Gradients(outputs, [images], dys, "hsv", null)[0]];
    }
}

/// <content>rgb_to_hsv, hsv_to_rgb.</content>
public sealed partial class image_api
{
    /// <summary>Pixels of red, green and blue as hue, saturation and value.</summary>
    /// <param name="images">[…, 3], floats in [0, 1].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The images' shape and type.</returns>
    /// <exception cref="ValueError">The last axis is not of size 3.</exception>
    public Tensor rgb_to_hsv(Tensor images, string? name = null) => Build.One("RGBToHSV", name, [images]);

    /// <summary>Pixels of hue, saturation and value as red, green and blue.</summary>
    /// <param name="images">[…, 3], floats in [0, 1].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The images' shape and type.</returns>
    /// <exception cref="ValueError">The last axis is not of size 3.</exception>
    public Tensor hsv_to_rgb(Tensor images, string? name = null) => Build.One("HSVToRGB", name, [images]);
}
