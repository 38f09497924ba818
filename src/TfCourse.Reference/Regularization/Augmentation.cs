namespace TfCourse.Reference;

/// <summary>More images from those there are: changes that leave the label right. Images are [height, width].</summary>
public static class Augmentation
{
    /// <summary>Left for right: column x becomes column width - 1 - x.</summary>
    /// <param name="image">[height, width].</param>
    public static NDArray Flip(NDArray image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image[":, ::-1"];
    }

    /// <summary>Moved down and to the right; what comes in is dark, what goes out is lost.</summary>
    /// <param name="image">[height, width].</param>
    /// <param name="down">Rows; negative is up.</param>
    /// <param name="right">Columns; negative is left.</param>
    public static NDArray Shift(NDArray image, int down, int right)
        => Mapped(image, (y, x) => (y - down, x - right));

    /// <summary>
    /// Turned about its middle: each pixel takes the value at the place from which it comes, between four pixels in
    /// proportion to their nearness.
    /// </summary>
    /// <param name="image">[height, width].</param>
    /// <param name="radians">The angle, against the clock where rows count downwards.</param>
    public static NDArray Rotate(NDArray image, double radians)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Mapped(image, Turn(image, radians));
    }

    /// <summary>The gradient by the image from that by the turned image: each pixel gives its share back to the four it came from.</summary>
    /// <param name="turned">Derivative by the turned image, [height, width].</param>
    /// <param name="radians">The angle of the turn.</param>
    public static NDArray RotateBackward(NDArray turned, double radians)
    {
        ArgumentNullException.ThrowIfNull(turned);
        double[] given = turned.ToArray<double>(), back = new double[given.Length];
        ForEachSource(turned, Turn(turned, radians), (pixel, source, share) => back[source] += share * given[pixel]);
        return np.array(back).reshape(turned.Shape);
    }

    /// <summary>Noise added to every pixel: <c>image + deviation · randn</c>.</summary>
    /// <param name="image">[height, width].</param>
    /// <param name="deviation">At least 0.</param>
    /// <param name="noise">randn of the image's shape.</param>
    public static NDArray AddNoise(NDArray image, double deviation, NDArray noise)
        => image + Hyperparameter.NotNegative(deviation, nameof(deviation)) * noise;

    private static Func<int, int, (double Y, double X)> Turn(NDArray image, double radians)
    {
        double middleY = (image.shape[0] - 1) / 2.0, middleX = (image.shape[1] - 1) / 2.0, cos = Math.Cos(radians), sin = Math.Sin(radians);
        return (y, x) => (middleY + cos * (y - middleY) + sin * (x - middleX), middleX - sin * (y - middleY) + cos * (x - middleX));
    }

    private static NDArray Mapped(NDArray image, Func<int, int, (double Y, double X)> from)
    {
        ArgumentNullException.ThrowIfNull(image);
        double[] pixels = image.ToArray<double>(), moved = new double[pixels.Length];
        ForEachSource(image, from, (pixel, source, share) => moved[pixel] += share * pixels[source]);
        return np.array(moved).reshape(image.Shape);
    }

    // Every pixel of the result, every pixel inside the image that it is made of, and that one's share.
    private static void ForEachSource(NDArray image, Func<int, int, (double Y, double X)> from, Action<int, int, double> visit)
    {
        int height = (int)image.shape[0], width = (int)image.shape[1];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (double fromY, double fromX) = from(y, x);
                int top = (int)Math.Floor(fromY), left = (int)Math.Floor(fromX);
                double low = fromY - top, right = fromX - left;
                foreach ((int dy, int dx) in new[] { (0, 0), (0, 1), (1, 0), (1, 1) })
                {
                    (int row, int column) = (top + dy, left + dx);
                    if (row >= 0 && row < height && column >= 0 && column < width)
                        visit(y * width + x, row * width + column, (dy == 0 ? 1 - low : low) * (dx == 0 ? 1 - right : right));
                }
            }
        }
    }
}
