using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>total_variation, psnr, ssim, ssim_multiscale, image_gradients, sobel_edges.</content>
public sealed partial class image_api
{
    private static readonly int[] Halves = [1, 2, 2, 1];

    /// <summary>The sum of the absolute differences of neighbouring pixels.</summary>
    /// <param name="images">[height, width, channels], or a batch of such images.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar, or [batch].</returns>
    /// <exception cref="ValueError">Another number of axes.</exception>
    public Tensor total_variation(Tensor images, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "total_variation");
        Tensor x = Composing.Value(images, "images");
        int rows = x.shape.ndim switch { 3 => 0, 4 => 1, _ => throw new ValueError("'images' must be either 3 or 4-dimensional.") };
        return Sum(rows) + Sum(rows + 1);

        Tensor Sum(int axis)
        {
            Tensor differences = tf.abs(Part(x, axis, "1:") - Part(x, axis, ":-1"));
            return rows == 0 ? tf.reduce_sum(differences) : tf.reduce_sum(differences, (1, 2, 3));
        }
    }

    /// <summary>The peak signal-to-noise ratio in decibel: 20 log10(max_val) - 10 log10(mean (a - b)²).</summary>
    /// <param name="a">[…, height, width, channels]; integers stand for [0, 1].</param>
    /// <param name="b">The same shape.</param>
    /// <param name="max_val">The greatest value that samples of that type may have.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>[…], float.</returns>
    /// <exception cref="ValueError">The shapes differ, or have fewer than three axes.</exception>
    public Tensor psnr(Tensor a, Tensor b, Tensor max_val, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "PSNR");
        (Tensor x, Tensor y, Tensor most) = Compared(a, b, max_val);
        Tensor mean = tf.reduce_mean(tf.squared_difference(x, y), (-3, -2, -1));
        return tf.subtract(tf.log(most) * (float)(20 / Math.Log(10)), tf.log(mean) * (float)(10 / Math.Log(10)), "psnr");
    }

    /// <summary>The structural similarity of images: the mean of luminance times contrast and structure over Gaussian windows.</summary>
    /// <param name="img1">[…, height, width, channels]; integers stand for [0, 1]; at least as large as the window.</param>
    /// <param name="img2">The same shape.</param>
    /// <param name="max_val">The greatest value that samples of that type may have.</param>
    /// <param name="filter_size">Pixels of the window's sides.</param>
    /// <param name="filter_sigma">The window's deviation.</param>
    /// <param name="k1">Keeps luminance finite.</param>
    /// <param name="k2">Keeps contrast finite.</param>
    /// <returns>[…], float: 1 for equal images.</returns>
    /// <exception cref="ValueError">The shapes differ, or have fewer than three axes.</exception>
    /// <remarks>Source: Wang, Bovik, Sheikh, Simoncelli, IEEE Transactions on Image Processing 13(4), 2004.</remarks>
    public Tensor ssim(Tensor img1, Tensor img2, Tensor max_val, int filter_size = 11, float filter_sigma = 1.5f, float k1 = 0.01f, float k2 = 0.03f)
    {
        using ops.NameScope scope = tf.name_scope(null, "SSIM");
        (Tensor x, Tensor y, Tensor most) = Compared(img1, img2, max_val);
        return tf.reduce_mean(Similarity(x, y, most, filter_size, filter_sigma, k1, k2).Whole, -1);
    }

    /// <summary>Structural similarity at several sizes, each half the one before: the product of powers of contrast and structure, and of the last one's similarity.</summary>
    /// <param name="img1">[…, height, width, channels]; integers stand for [0, 1]; at the last size at least as large as the window.</param>
    /// <param name="img2">The same shape.</param>
    /// <param name="max_val">The greatest value that samples of that type may have.</param>
    /// <param name="power_factors">The power of each size; null for 0.0448, 0.2856, 0.3001, 0.2363, 0.1333.</param>
    /// <param name="filter_size">Pixels of the window's sides.</param>
    /// <param name="filter_sigma">The window's deviation.</param>
    /// <param name="k1">Keeps luminance finite.</param>
    /// <param name="k2">Keeps contrast finite.</param>
    /// <returns>[…], float: 1 for equal images.</returns>
    /// <exception cref="ValueError">The shapes differ, or have fewer than three axes.</exception>
    /// <remarks>Source: Wang, Simoncelli, Bovik, Asilomar Conference on Signals, Systems and Computers, 2003.</remarks>
    public Tensor ssim_multiscale(Tensor img1, Tensor img2, Tensor max_val, float[]? power_factors = null, int filter_size = 11, float filter_sigma = 1.5f, float k1 = 0.01f, float k2 = 0.03f)
    {
        using ops.NameScope scope = tf.name_scope(null, "MS-SSIM");
        (Tensor x, Tensor y, Tensor most) = Compared(img1, img2, max_val);
        power_factors ??= [0.0448f, 0.2856f, 0.3001f, 0.2363f, 0.1333f];
        List<Tensor> parts = [];
        for (int i = 0; i < power_factors.Length; i++)
        {
            (x, y) = i == 0 ? (x, y) : (Halved(x), Halved(y));
            (Tensor whole, Tensor structure) = Similarity(x, y, most, filter_size, filter_sigma, k1, k2);
            parts.Add(tf.nn.relu(i == power_factors.Length - 1 ? whole : structure));
        }

        return tf.reduce_mean(tf.reduce_prod(tf.pow(tf.stack([.. parts], -1), power_factors), -1), -1);
    }

    // Per channel the mean over windows of luminance times structure, and of structure alone.
    private static (Tensor Whole, Tensor Structure) Similarity(Tensor x, Tensor y, Tensor most, int size, float sigma, float k1, float k2)
    {
        Tensor kernel = tf.tile(Gaussian(size, sigma), ImageSize.Vector(1, 1, ImageSize.Of(x)[^1], 1));
        Tensor c1 = tf.square(most * k1), c2 = tf.square(most * k2);
        Tensor mean0 = Windowed(x), mean1 = Windowed(y), product = mean0 * mean1 * 2f, squares = tf.square(mean0) + tf.square(mean1);
        Tensor luminance = (product + c1) / (squares + c1);
        Tensor structure = ((Windowed(x * y) * 2f) - product + c2) / (Windowed(tf.square(x) + tf.square(y)) - squares + c2);
        return (tf.reduce_mean(luminance * structure, (-3, -2)), tf.reduce_mean(structure, (-3, -2)));

        Tensor Windowed(Tensor image) => Flattened(image, flat => tf.nn.depthwise_conv2d(flat, kernel, (1, 1, 1, 1), "VALID"));
    }

    // Half the size, each pixel the mean of four; the last row or column of an odd number stands twice.
    private static Tensor Halved(Tensor images) => Flattened(images, flat =>
    {
        Tensor odd = tf.math.floormod(ShapeValues.Of(flat), Halves);
        Tensor padded = tf.pad(flat, tf.stack([tf.zeros_like(odd), odd], 1), "SYMMETRIC");
        return tf.nn.avg_pool(padded, (1, 2, 2, 1), (1, 2, 2, 1), "VALID");
    });

    // Images of more or fewer axes as one batch, and back.
    private static Tensor Flattened(Tensor images, Func<Tensor, Tensor> function)
    {
        if (images.shape.ndim == 4)
        {
            return function(images);
        }

        Tensor shape = ShapeValues.Of(images), result = function(tf.reshape(images, tf.concat([new[] { -1 }, Indexing.Of(shape, [Slice.ParseSlices("-3:")[0]])], 0)));
        return tf.reshape(result, tf.concat([Indexing.Of(shape, [Slice.ParseSlices(":-3")[0]]), Indexing.Of(ShapeValues.Of(result), [Slice.ParseSlices("1:")[0]])], 0));
    }

    /// <summary>The differences of each pixel to the one below and to the one on the right; 0 where there is none.</summary>
    /// <param name="image">[batch, height, width, channels].</param>
    /// <returns>Two tensors of the image's shape: downwards, and to the right.</returns>
    /// <exception cref="ValueError">Another number of axes.</exception>
    public (Tensor, Tensor) image_gradients(Tensor image)
    {
        Tensor x = Composing.Value(image, "image");
        if (x.shape.ndim != 4)
        {
            throw new ValueError($"image_gradients expects a 4D tensor [batch_size, h, w, d], not {x.shape}.");
        }

        return (Differences(1), Differences(2));

        Tensor Differences(int axis)
        {
            int[,] paddings = new int[4, 2];
            paddings[axis, 1] = 1;
            return tf.pad(Part(x, axis, "1:") - Part(x, axis, ":-1"), paddings);
        }
    }

    /// <summary>Sobel's edges: smoothed differences downwards and to the right.</summary>
    /// <param name="image">[batch, height, width, channels], float.</param>
    /// <returns>[batch, height, width, channels, 2].</returns>
    /// <exception cref="ValueError">Another number of axes.</exception>
    public Tensor sobel_edges(Tensor image)
    {
        Tensor x = Composing.Value(image, "image");
        if (x.shape.ndim != 4)
        {
            throw new ValueError($"sobel_edges expects a 4D tensor [batch_size, h, w, d], not {x.shape}.");
        }

        float[,,,] kernels = new float[3, 3, 1, 2];
        for (int i = 0; i < 9; i++)
        {
            (int row, int column) = (i / 3, i % 3);
            kernels[row, column, 0, 0] = (row - 1) * (column == 1 ? 2 : 1);
            kernels[row, column, 0, 1] = (column - 1) * (row == 1 ? 2 : 1);
        }

        ImageSize[] sizes = ImageSize.Of(x);
        Tensor tiled = tf.tile(ops.get_default_graph().AddConstant(Literals.Convert(Literals.Of(kernels), x.dtype.as_base_dtype()), "kernels"), ImageSize.Vector(1, 1, sizes[3], 1));
        Tensor padded = tf.pad(x, new[,] { { 0, 0 }, { 1, 1 }, { 1, 1 }, { 0, 0 } }, "REFLECT");
        Tensor edges = tf.reshape(tf.nn.depthwise_conv2d(padded, tiled, (1, 1, 1, 1), "VALID"), ImageSize.Vector(sizes[0], sizes[1], sizes[2], sizes[3], 2));
        edges.set_shape(x.shape.concatenate(new Shape(2L)));
        return edges;
    }

    private static Tensor Part(Tensor x, int axis, string part) => Indexing.Of(x, Slice.ParseSlices(string.Join(",", Enumerable.Repeat(":", axis).Append(part))));

    // Both in float, and the greatest value with them.
    private (Tensor X, Tensor Y, Tensor Most) Compared(Tensor a, Tensor b, Tensor most)
    {
        Tensor x = Composing.Value(a, "a"), y = Composing.Value(b, "b", x);
        if (x.shape.ndim is >= 0 and < 3 || y.shape.ndim is >= 0 and < 3)
        {
            throw new ValueError($"images must have three axes or more, they have the shapes {x.shape} and {y.shape}");
        }

        Composing.RequireCompatible(x, y, $"Shapes {x.shape} and {y.shape} are incompatible");
        Tensor scaled = convert_image_dtype(tf.cast(Composing.Value(most, "max_val", x), x.dtype.as_base_dtype()), TF_DataType.TF_FLOAT);
        return (convert_image_dtype(x, TF_DataType.TF_FLOAT), convert_image_dtype(y, TF_DataType.TF_FLOAT), scaled);
    }

    // exp(-(i² + j²) / (2 sigma²)), the sum 1: [size, size, 1, 1]
    private static Tensor Gaussian(int size, float sigma)
    {
        float[] squares = [.. Enumerable.Range(0, size).Select(i => (i - ((size - 1) / 2f)) * (i - ((size - 1) / 2f)) * (-0.5f / (sigma * sigma)))];
        Tensor sums = tf.reshape(squares, new Shape(1, -1)) + tf.reshape(squares, new Shape(-1, 1));
        return tf.reshape(tf.nn.softmax(tf.reshape(sums, new Shape(1, -1))), new Shape(size, size, 1, 1));
    }
}
