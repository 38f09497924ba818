using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>The places of images' pixels, and what stands at other places of the same images: dark outside.</summary>
internal sealed class PixelGrid
{
    private readonly Tensor _pixels, _first;

    /// <param name="images">[m, height, width], known height and width.</param>
    public PixelGrid(Tensor images)
    {
        (Height, Width) = ((int)images.shape[1], (int)images.shape[2]);
        Rows = tf.constant(Enumerable.Range(0, Height * Width).Select(i => (double)(i / Width)).ToArray(), images.dtype);
        Columns = tf.constant(Enumerable.Range(0, Height * Width).Select(i => (double)(i % Width)).ToArray(), images.dtype);

        // A frame of dark pixels round each image: what lies outside is read there. All images lie one after the other.
        _pixels = tf.reshape(tf.pad(images, tf.constant(new[,] { { 0, 0 }, { 1, 1 }, { 1, 1 } })), -1);
        _first = tf.expand_dims(tf.range(tf.shape(images)[0]) * ((Height + 2) * (Width + 2)), 1);
    }

    public int Height { get; }

    public int Width { get; }

    /// <summary>The row of each pixel, [height·width].</summary>
    public Tensor Rows { get; }

    /// <summary>The column of each pixel, [height·width].</summary>
    public Tensor Columns { get; }

    /// <summary>The pixels at whole-numbered places, [m, height·width].</summary>
    public Tensor At(Tensor row, Tensor column)
    {
        Tensor r = tf.clip_by_value(row + 1.0, 0.0, Height + 1.0), c = tf.clip_by_value(column + 1.0, 0.0, Width + 1.0);
        return tf.gather(_pixels, tf.cast(r * (Width + 2.0) + c, TF_DataType.TF_INT32) + _first);
    }

    /// <summary>Pixels [m, height·width] as images [m, height, width].</summary>
    public Tensor Images(Tensor pixels) => tf.reshape(pixels, new Shape(-1, Height, Width));
}
