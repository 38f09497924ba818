namespace Tensorflow;

/// <content>Files of images: decode_image, decode_png, decode_jpeg, decode_bmp, decode_gif, encode_png, encode_jpeg and their kin.</content>
public sealed partial class image_api
{
    /// <summary>The samples of a file of an image, whichever of JPEG, PNG, GIF and BMP it is.</summary>
    /// <param name="contents">The bytes of the file, a scalar string.</param>
    /// <param name="channels">1 grey, 3 colours, 4 colours and alpha; 0 for those of the file. JPEG has no 4, GIF only 3, BMP no 1.</param>
    /// <param name="dtype">uint8, uint16 (8 bits times 256, PNG times 257), float32 in [0, 1], or any other real type, which is made of uint16.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="expand_animations">Whether GIF files give [frames, height, width, 3]; else the first frame is taken, and the rank is known.</param>
    /// <returns>[height, width, channels].</returns>
    /// <exception cref="ValueError">The contents are no scalar. When it runs, InvalidArgument: the file is damaged or of another kind.</exception>
    public Tensor decode_image(Tensor contents, int channels = 0, TF_DataType dtype = TF_DataType.TF_UINT8, string? name = null, bool expand_animations = true)
    {
        using var scope = new ops.NameScope(name, "decode_image");
        bool isDirect = dtype is TF_DataType.TF_UINT8 or TF_DataType.TF_UINT16 or TF_DataType.TF_FLOAT;
        Tensor image = Build.One("DecodeImage", null, [contents], ("channels", channels), ("dtype", isDirect ? dtype : TF_DataType.TF_UINT16), ("expand_animations", expand_animations));
        return isDirect ? image : convert_image_dtype(image, dtype);
    }

    /// <summary>The samples of a PNG file.</summary>
    /// <param name="contents">The bytes of the file, a scalar string; JPEG and GIF of one image are read too.</param>
    /// <param name="channels">1 grey, 3 colours, 4 colours and alpha; 0 for those of the file.</param>
    /// <param name="dtype">uint8 or uint16.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>[height, width, channels].</returns>
    /// <exception cref="ValueError">The contents are no scalar. When it runs, InvalidArgument: the file is damaged or of another kind.</exception>
    public Tensor decode_png(Tensor contents, int channels = 0, TF_DataType dtype = TF_DataType.TF_UINT8, string? name = null)
        => Build.One("DecodePng", name, [contents], ("channels", channels), ("dtype", dtype));

    /// <summary>The samples of a JPEG file.</summary>
    /// <param name="contents">The bytes of the file, a scalar string; PNG and GIF of one image are read too.</param>
    /// <param name="channels">1 grey, 3 colours; 0 for those of the file.</param>
    /// <param name="ratio">1, 2, 4 or 8: the image comes out that much smaller.</param>
    /// <param name="fancy_upscaling">Whether coarser colours are interpolated, not repeated.</param>
    /// <param name="try_recover_truncated">Whether the file's end counts as the image's.</param>
    /// <param name="acceptable_fraction">Of a file that ends early the least part of the rows; missing rows are black.</param>
    /// <param name="dct_method">INTEGER_ACCURATE, or INTEGER_FAST, which empty means.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>[height, width, channels], uint8.</returns>
    /// <exception cref="ValueError">The contents are no scalar. When it runs, InvalidArgument: the file is damaged or of another kind.</exception>
    public Tensor decode_jpeg(Tensor contents, int channels = 0, int ratio = 1, bool fancy_upscaling = true, bool try_recover_truncated = false, float acceptable_fraction = 1, string dct_method = "", string? name = null)
        => Build.One("DecodeJpeg", name, [contents], Jpeg(channels, ratio, fancy_upscaling, try_recover_truncated, acceptable_fraction, dct_method));

    /// <summary>A part of a JPEG image.</summary>
    /// <param name="contents">The bytes of the file, a scalar string.</param>
    /// <param name="crop_window">The first row, the first column, rows, columns: four int32.</param>
    /// <param name="channels">1 grey, 3 colours; 0 for those of the file.</param>
    /// <param name="ratio">1, 2, 4 or 8: the image is that much smaller before it is cut.</param>
    /// <param name="fancy_upscaling">Whether coarser colours are interpolated, not repeated.</param>
    /// <param name="try_recover_truncated">Whether the file's end counts as the image's.</param>
    /// <param name="acceptable_fraction">Of a file that ends early the least part of the rows.</param>
    /// <param name="dct_method">INTEGER_ACCURATE, or INTEGER_FAST, which empty means.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>[rows, columns, channels], uint8.</returns>
    /// <exception cref="ValueError">Wrong shapes. When it runs, InvalidArgument: the file is damaged, or the window does not lie inside.</exception>
    public Tensor decode_and_crop_jpeg(Tensor contents, Tensor crop_window, int channels = 0, int ratio = 1, bool fancy_upscaling = true, bool try_recover_truncated = false, float acceptable_fraction = 1, string dct_method = "", string? name = null)
        => Build.One("DecodeAndCropJpeg", name, [contents, crop_window], Jpeg(channels, ratio, fancy_upscaling, try_recover_truncated, acceptable_fraction, dct_method));

    /// <summary>The samples of a bitmap of Windows, of 8, 24 or 32 bits a pixel.</summary>
    /// <param name="contents">The bytes of the file, a scalar string.</param>
    /// <param name="channels">3 colours, 4 colours and alpha; 0 for those of the file.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>[height, width, channels], uint8.</returns>
    /// <exception cref="ValueError">The contents are no scalar. When it runs, InvalidArgument: the file is damaged or of another kind.</exception>
    public Tensor decode_bmp(Tensor contents, int channels = 0, string? name = null) => Build.One("DecodeBmp", name, [contents], ("channels", channels));

    /// <summary>The images of a GIF file, each drawn over the one before.</summary>
    /// <param name="contents">The bytes of the file, a scalar string; PNG and JPEG are read too, as one frame.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>[frames, height, width, 3], uint8.</returns>
    /// <exception cref="ValueError">The contents are no scalar. When it runs, InvalidArgument: the file is damaged or of another kind.</exception>
    public Tensor decode_gif(Tensor contents, string? name = null) => Build.One("DecodeGif", name, [contents]);

    /// <summary>PNG files of images.</summary>
    /// <param name="image">[…, height, width, channels], uint8 or uint16; 1 grey, 2 grey and alpha, 3 colours, 4 colours and alpha.</param>
    /// <param name="compression">0 (none) to 9 (smallest), -1 for zlib's default.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A string for each image.</returns>
    /// <exception cref="ValueError">Fewer than three axes.</exception>
    public Tensor encode_png(Tensor image, int compression = -1, string? name = null) => Build.One("EncodePng", name, [image], ("compression", compression));

    /// <inheritdoc cref="encode_png(Tensor, int, string?)"/>
    public Tensor encode_png(Tensor image, string? name) => encode_png(image, -1, name);

    /// <summary>A JPEG file of an image.</summary>
    /// <param name="image">[height, width, channels], uint8; 1 grey or 3 colours.</param>
    /// <param name="format">grayscale, rgb, or empty for what the channels say.</param>
    /// <param name="quality">0 to 100.</param>
    /// <param name="progressive">Whether coarse coefficients come before fine ones.</param>
    /// <param name="optimize_size">Whether the codes are made for the image.</param>
    /// <param name="chroma_downsampling">Whether colours are stored at half the size.</param>
    /// <param name="density_unit">in or cm.</param>
    /// <param name="x_density">Pixels of that length from left to right.</param>
    /// <param name="y_density">Pixels of that length from above.</param>
    /// <param name="xmp_metadata">XMP metadata; empty for none.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A scalar string.</returns>
    /// <exception cref="ValueError">The image has not three axes.</exception>
    public Tensor encode_jpeg(Tensor image, string format = "", int quality = 95, bool progressive = false, bool optimize_size = false, bool chroma_downsampling = true, string density_unit = "in", int x_density = 300, int y_density = 300, string xmp_metadata = "", string? name = null)
        => Build.One(
            "EncodeJpeg", name, [image], ("format", format), ("quality", quality), ("progressive", progressive), ("optimize_size", optimize_size), ("chroma_downsampling", chroma_downsampling),
            ("density_unit", density_unit), ("x_density", x_density), ("y_density", y_density), ("xmp_metadata", xmp_metadata));

    /// <summary>Whether bytes begin as a JPEG file does.</summary>
    /// <param name="contents">The bytes of the file, a scalar string.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar bool.</returns>
    public Tensor is_jpeg(Tensor contents, string? name = null)
    {
        using var scope = new ops.NameScope(name, "is_jpeg");
        Tensor start = Build.One("Substr", null, [contents, 0, 3]);
        return Build.One("Equal", "Equal", [start, new Literal(TfCourse.Engine.HostTensor.Scalar((byte[])[0xFF, 0xD8, 0xFF]))]);
    }

    /// <summary>Height, width and components of a JPEG file, without its samples.</summary>
    /// <param name="contents">The bytes of the file, a scalar string.</param>
    /// <param name="output_type">int32 or int64.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A vector of three.</returns>
    /// <exception cref="ValueError">The contents are no scalar. When it runs, InvalidArgument: the file is damaged.</exception>
    public Tensor extract_jpeg_shape(Tensor contents, TF_DataType output_type = TF_DataType.TF_INT32, string? name = null)
        => Build.One("ExtractJpegShape", name, [contents], ("output_type", output_type));

    private static Attr[] Jpeg(int channels, int ratio, bool fancy, bool recovers, float fraction, string method) =>
        [("channels", channels), ("ratio", ratio), ("fancy_upscaling", fancy), ("try_recover_truncated", recovers), ("acceptable_fraction", fraction), ("dct_method", method)];
}
