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
        => tf.reshape(RotateEach(tf.expand_dims(image, 0), tf.reshape(radians, new Shape(1))), image.shape);

    /// <summary>Images moved, each by rows and columns of its own.</summary>
    /// <param name="images">[m, height, width], known height and width.</param>
    /// <param name="down">Whole numbers of the images' type, [m]; negative is up.</param>
    /// <param name="right">The same for columns.</param>
    public static Tensor ShiftEach(Tensor images, Tensor down, Tensor right)
    {
        var grid = new PixelGrid(images);
        return grid.Images(grid.At(grid.Rows - tf.reshape(down, new Shape(-1, 1)), grid.Columns - tf.reshape(right, new Shape(-1, 1))));
    }

    /// <summary>Images turned about their middles, each by an angle of its own.</summary>
    /// <param name="images">[m, height, width], known height and width.</param>
    /// <param name="radians">The angles, [m].</param>
    public static Tensor RotateEach(Tensor images, Tensor radians)
    {
        var grid = new PixelGrid(images);
        double middleY = (grid.Height - 1) / 2.0, middleX = (grid.Width - 1) / 2.0;
        Tensor y = grid.Rows - middleY, x = grid.Columns - middleX, angles = tf.reshape(radians, new Shape(-1, 1)), cos = tf.cos(angles), sin = tf.sin(angles);
        Tensor fromY = cos * y + sin * x + middleY, fromX = cos * x - sin * y + middleX;
        Tensor top = tf.floor(fromY), left = tf.floor(fromX), low = fromY - top, right = fromX - left;
        return grid.Images((1.0 - low) * ((1.0 - right) * grid.At(top, left) + right * grid.At(top, left + 1.0))
            + low * ((1.0 - right) * grid.At(top + 1.0, left) + right * grid.At(top + 1.0, left + 1.0)));
    }

    /// <summary>A mini-batch changed as drawn: flipped, then moved, then turned, then with noise.</summary>
    /// <param name="x">Columns are images, row by row: [height·width, m].</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="flip">1 for flipped and 0 for not, [m].</param>
    /// <param name="down">Rows moved down, whole numbers, [m].</param>
    /// <param name="right">Columns moved to the right, whole numbers, [m].</param>
    /// <param name="radians">Angles, [m].</param>
    /// <param name="noise">What is added, [height·width, m].</param>
    public static Tensor Augment(Tensor x, int height, int width, Tensor flip, Tensor down, Tensor right, Tensor radians, Tensor noise)
    {
        Tensor images = tf.reshape(tf.transpose(x), new Shape(-1, height, width)), isFlipped = tf.reshape(flip, new Shape(-1, 1, 1));
        images = isFlipped * tf.reverse(images, 2) + (1.0 - isFlipped) * images;
        images = RotateEach(ShiftEach(images, down, right), radians);
        return tf.transpose(tf.reshape(images, new Shape(-1, height * width))) + noise;
    }

    /// <summary>A mini-batch changed at random, anew in every run of the graph.</summary>
    /// <param name="x">Columns are images, row by row: [height·width, m].</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="change">How far images are changed.</param>
    /// <param name="seed">Of what is drawn.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the change is out of its range.</exception>
    public static Tensor AugmentAtRandom(Tensor x, int height, int width, ImageChange change, int seed)
    {
        RandomAugmentation.Require(change);
        Tensor m = tf.shape(x)[1];
        double angle = change.Degrees * Math.PI / 180;
        Tensor Uniform(double min, double max, int number) => tf.random.uniform(tf.expand_dims(m, 0), (float)min, (float)max, seed: seed + number);
        Tensor Moves(int number) => tf.floor(Uniform(-change.Shift, change.Shift + 1, number));
        return Augment(x, height, width, tf.cast(tf.less(Uniform(0, 1, 0), change.Flips ? 0.5f : 0f), TF_DataType.TF_FLOAT), Moves(1), Moves(2), Uniform(-angle, angle, 3),
            tf.random.normal(tf.shape(x), stddev: (float)change.Noise, seed: seed + 4));
    }

    /// <summary>Noise on every pixel.</summary>
    /// <param name="image">[height, width].</param>
    /// <param name="deviation">At least 0.</param>
    /// <param name="noise">Normally distributed, in the image's shape.</param>
    public static Tensor AddNoise(Tensor image, Tensor deviation, Tensor noise) => image + deviation * noise;
}
