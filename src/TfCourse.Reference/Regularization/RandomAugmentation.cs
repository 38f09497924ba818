namespace TfCourse.Reference;

/// <summary>How far images are changed.</summary>
/// <param name="Shift">Most rows and columns an image is moved by; at least 0.</param>
/// <param name="Degrees">The largest angle it is turned by, either way; 0 to 180.</param>
/// <param name="Noise">Deviation of the noise put on it; at least 0.</param>
/// <param name="Flips">Whether every second one, by chance, is flipped left for right.</param>
public sealed record ImageChange(int Shift = 0, double Degrees = 0, double Noise = 0, bool Flips = false);

/// <summary>What was drawn for a mini-batch of m images of n pixels.</summary>
/// <param name="Flip">1 for flipped and 0 for not, [m].</param>
/// <param name="Down">Rows moved down, whole numbers, [m].</param>
/// <param name="Right">Columns moved to the right, whole numbers, [m].</param>
/// <param name="Radians">Angles, [m].</param>
/// <param name="Noise">randn, [n, m].</param>
public sealed record ImageDraws(NDArray Flip, NDArray Down, NDArray Right, NDArray Radians, NDArray Noise);

/// <summary>Data augmentation of a mini-batch: every image is changed in its own way, anew in each epoch. Columns are images, row by row.</summary>
public static class RandomAugmentation
{
    /// <summary>Draws from np.random: flips, moves down, moves to the right, angles, noise, each for all images.</summary>
    /// <param name="change">How far images are changed.</param>
    /// <param name="n">Pixels of an image.</param>
    /// <param name="m">Images.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the change is out of its range.</exception>
    public static ImageDraws Draw(ImageChange change, int n, int m)
    {
        ArgumentNullException.ThrowIfNull(change);
        Require(change);
        int places = (2 * change.Shift) + 1;
        NDArray flip = (np.random.rand(m) < (change.Flips ? 0.5 : 0)).astype(np.float64);
        NDArray down = np.floor(np.random.rand(m) * places) - change.Shift, right = np.floor(np.random.rand(m) * places) - change.Shift;
        return new ImageDraws(flip, down, right, ((2 * np.random.rand(m)) - 1) * (change.Degrees * Math.PI / 180), np.random.randn(n, m));
    }

    /// <summary>The images as drawn: flipped, then moved, then turned, then with noise.</summary>
    /// <param name="X">Images, [height·width, m].</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="draws">What was drawn for each.</param>
    /// <param name="deviation">Of the noise; at least 0.</param>
    public static NDArray Apply(NDArray X, int height, int width, ImageDraws draws, double deviation)
    {
        ArgumentNullException.ThrowIfNull(X);
        ArgumentNullException.ThrowIfNull(draws);
        NDArray changed = np.zeros_like(X);
        for (int j = 0; j < X.shape[1]; j++)
        {
            NDArray image = X[":", j].reshape(height, width);
            image = (double)draws.Flip[j] == 1 ? Augmentation.Flip(image) : image;
            image = Augmentation.Shift(image, (int)(double)draws.Down[j], (int)(double)draws.Right[j]);
            image = Augmentation.Rotate(image, (double)draws.Radians[j]);
            changed[":", j] = Augmentation.AddNoise(image, deviation, draws.Noise[":", j].reshape(height, width)).reshape(height * width);
        }

        return changed;
    }

    /// <summary>Refuses numbers that make no sense.</summary>
    /// <param name="change">How far images are changed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it, its value and the range.</exception>
    public static void Require(ImageChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Hyperparameter.NotNegative(change.Shift, "shift");
        Hyperparameter.NotNegative(change.Noise, "noise");
        Hyperparameter.Within(change.Degrees, "degrees", 0, 180);
    }
}
