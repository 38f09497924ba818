namespace Tensorflow;

/// <content>Files as bytes: read_file, write_file, and images.</content>
public sealed partial class io_api
{
    /// <inheritdoc cref="tensorflow.read_file"/>
    public Tensor read_file(Tensor filename, string? name = null) => Binding.tf.read_file(filename, name);

    /// <inheritdoc cref="tensorflow.write_file"/>
    public Operation write_file(Tensor filename, Tensor contents, string? name = null) => Binding.tf.write_file(filename, contents, name);

    /// <inheritdoc cref="image_api.decode_image"/>
    public Tensor decode_image(Tensor contents, int channels = 0, TF_DataType dtype = TF_DataType.TF_UINT8, string? name = null, bool expand_animations = true)
        => Binding.tf.image.decode_image(contents, channels, dtype, name, expand_animations);

    /// <inheritdoc cref="image_api.decode_png"/>
    public Tensor decode_png(Tensor contents, int channels = 0, TF_DataType dtype = TF_DataType.TF_UINT8, string? name = null) => Binding.tf.image.decode_png(contents, channels, dtype, name);

    /// <inheritdoc cref="image_api.decode_jpeg"/>
    public Tensor decode_jpeg(Tensor contents, int channels = 0, int ratio = 1, bool fancy_upscaling = true, bool try_recover_truncated = false, float acceptable_fraction = 1, string dct_method = "", string? name = null)
        => Binding.tf.image.decode_jpeg(contents, channels, ratio, fancy_upscaling, try_recover_truncated, acceptable_fraction, dct_method, name);

    /// <inheritdoc cref="image_api.decode_bmp"/>
    public Tensor decode_bmp(Tensor contents, int channels = 0, string? name = null) => Binding.tf.image.decode_bmp(contents, channels, name);

    /// <inheritdoc cref="image_api.decode_gif"/>
    public Tensor decode_gif(Tensor contents, string? name = null) => Binding.tf.image.decode_gif(contents, name);

    /// <inheritdoc cref="image_api.encode_png(Tensor, int, string?)"/>
    public Tensor encode_png(Tensor image, int compression = -1, string? name = null) => Binding.tf.image.encode_png(image, compression, name);

    /// <inheritdoc cref="image_api.is_jpeg"/>
    public Tensor is_jpeg(Tensor contents, string? name = null) => Binding.tf.image.is_jpeg(contents, name);
}
