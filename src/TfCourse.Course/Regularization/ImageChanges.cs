using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>Changes of images as graphs. An image is [height, width].</summary>
public static class ImageChanges
{
    /// <summary>Left for right.</summary>
    /// <param name="image">[height, width].</param>
    public static Tensor Flip(Tensor image) => tf.reverse(image, 1);

    /// <summary>Moved down and to the right; dark comes in.</summary>
    /// <param name="image">[height, width], known sizes.</param>
    /// <param name="down">Rows; negative is up.</param>
    /// <param name="right">Columns; negative is left.</param>
    public static Tensor Shift(Tensor image, int down, int right)
    {
        int height = (int)image.shape[0], width = (int)image.shape[1];
        int[,] dark = { { Math.Max(down, 0), Math.Max(-down, 0) }, { Math.Max(right, 0), Math.Max(-right, 0) } };
        int[] begin = [Math.Max(-down, 0), Math.Max(-right, 0)], size = [height, width];
        return tf.slice(tf.pad(image, tf.constant(dark)), tf.constant(begin), tf.constant(size));
    }

    /// <summary>Turned about its middle, each pixel taken between the four at the place from which it comes.</summary>
    /// <param name="image">[height, width], known sizes.</param>
    /// <param name="radians">The angle.</param>
    public static Tensor Rotate(Tensor image, Tensor radians)
    {
        int height = (int)image.shape[0], width = (int)image.shape[1];
        double[] rows = [.. Enumerable.Range(0, height * width).Select(i => (i / width) - ((height - 1) / 2.0))];
        double[] columns = [.. Enumerable.Range(0, height * width).Select(i => (i % width) - ((width - 1) / 2.0))];
        Tensor y = tf.constant(rows, image.dtype), x = tf.constant(columns, image.dtype), cos = tf.cos(radians), sin = tf.sin(radians);
        Tensor fromY = cos * y + sin * x + (height - 1) / 2.0, fromX = cos * x - sin * y + (width - 1) / 2.0;
        Tensor top = tf.floor(fromY), left = tf.floor(fromX), low = fromY - top, right = fromX - left;

        // A frame of dark pixels round the image: what lies outside is read there.
        Tensor framed = tf.reshape(tf.pad(image, tf.constant(new[,] { { 1, 1 }, { 1, 1 } })), -1);
        Tensor At(Tensor row, Tensor column)
        {
            Tensor r = tf.clip_by_value(row + 1.0, 0.0, height + 1.0), c = tf.clip_by_value(column + 1.0, 0.0, width + 1.0);
            return tf.gather(framed, tf.cast(r * (width + 2.0) + c, TF_DataType.TF_INT32));
        }

        Tensor turned = (1.0 - low) * ((1.0 - right) * At(top, left) + right * At(top, left + 1.0))
            + low * ((1.0 - right) * At(top + 1.0, left) + right * At(top + 1.0, left + 1.0));
        return tf.reshape(turned, new Shape(height, width));
    }

    /// <summary>Noise on every pixel.</summary>
    /// <param name="image">[height, width].</param>
    /// <param name="deviation">At least 0.</param>
    /// <param name="noise">Normally distributed, in the image's shape.</param>
    public static Tensor AddNoise(Tensor image, Tensor deviation, Tensor noise) => image + deviation * noise;
}
