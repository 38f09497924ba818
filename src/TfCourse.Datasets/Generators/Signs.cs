using NumSharp;

namespace TfCourse.Datasets;

/// <summary>
/// Synthetic drawings of hands that show 0 to 5 fingers: colour images of 64 × 64, six classes, in the form of the course's set of
/// photographs, which may not be passed on. They are drawings and no photographs.
/// </summary>
/// <remarks>
/// A hand is a palm and five fingers, each an ellipse or a capsule; fingers that do not show are bent to stubs. Place, size,
/// turn, spread, colours, light and noise differ from image to image. Every image is drawn from the stream in the same number of
/// draws, so image i of a seed is always the same.
/// </remarks>
public static class Signs
{
    /// <summary>Rows and columns of an image.</summary>
    public const int Side = 64;

    /// <summary>Red, green, blue.</summary>
    public const int Channels = 3;

    internal const string Source = "synthetic drawings of hands, generated; not the course's photographs";

    private const int Draws = 26, Fingers = 5;
    private const double Noise = 6;

    /// <summary>Names of the classes: how many fingers show.</summary>
    public static IReadOnlyList<string> Classes { get; } = ["0", "1", "2", "3", "4", "5"];

    // Which fingers show for a count: thumb, index, middle, ring, little.
    private static readonly bool[][] Shown =
    [
        [false, false, false, false, false], [false, true, false, false, false], [false, true, true, false, false],
        [true, true, true, false, false], [false, true, true, true, true], [true, true, true, true, true],
    ];

    /// <summary>Draws images, as many of each class, in shuffled order.</summary>
    /// <param name="perClass">Images of each class, 1 or more.</param>
    /// <param name="seed">Seed of NumPy's legacy generator.</param>
    /// <param name="name">Name of the set.</param>
    /// <returns>Pixels divided by 255, shape [images, 64, 64, 3].</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Dataset Generate(int perClass, uint seed, string name)
    {
        GeneratorArguments.RequireCount(perClass, 1, nameof(perClass), groups: 6 * Side * Side);
        NumPyRandom random = GeneratorArguments.Stream(seed);
        int count = perClass * Classes.Count, pixels = Side * Side * Channels;
        long[] order = random.permutation(count).ToArray<long>();
        float[] features = new float[Sizes.Require([count, pixels], sizeof(float), nameof(perClass))];
        int[] labels = new int[count];
        double[] draws = random.rand(count, Draws).ToArray<double>();
        for (int i = 0; i < count; i++)
        {
            labels[i] = (int)(order[i] % Classes.Count);
            Draw(features.AsSpan(i * pixels, pixels), labels[i], draws.AsSpan(i * Draws, Draws), random.randn(pixels).ToArray<double>());
        }
        return Dataset.Classification(
            name, features, [count, Side, Side, Channels], labels, Classes,
            source: Source, licence: "generated; no rights attach to it");
    }

    private static void Draw(Span<float> image, int label, ReadOnlySpan<double> u, ReadOnlySpan<double> noise)
    {
        Capsule[] hand = Hand(label, u);
        Colour wall = new(15 + (75 * u[0]), 20 + (75 * u[1]), 25 + (80 * u[2]));
        double tone = u[3];
        Colour skin = new(150 + (95 * tone), 95 + (95 * tone) + (15 * u[4]), 65 + (95 * tone) + (15 * u[5]));
        (double lightX, double lightY) = ((u[6] - 0.5) * 0.5, (u[7] - 0.5) * 0.5);
        for (int row = 0; row < Side; row++)
            for (int column = 0; column < Side; column++)
            {
                (double x, double y) = (((column + 0.5) / Side) - 0.5, ((row + 0.5) / Side) - 0.5);
                double nearest = double.PositiveInfinity;
                foreach (Capsule part in hand)
                    nearest = Math.Min(nearest, part.Distance(x, y));

                // The edge is one pixel wide; a rim inside the hand is darker, as the side of a finger is.
                double cover = Math.Clamp(0.5 - (nearest * Side), 0, 1), rim = Math.Clamp(1 + (nearest * Side / 2.5), 0, 1);
                double light = 1 + (lightX * x) + (lightY * y);
                int at = ((row * Side) + column) * Channels;
                for (int c = 0; c < Channels; c++)
                {
                    double value = light * ((wall.Of(c) * (1 - cover)) + (skin.Of(c) * (1 - (0.3 * rim)) * cover)) + (Noise * noise[at + c]);
                    image[at + c] = (float)Math.Round(Math.Clamp(value, 0, 255)) / 255;
                }
            }
    }

    private static Capsule[] Hand(int label, ReadOnlySpan<double> u)
    {
        double size = 0.8 + (0.25 * u[8]), turn = (u[9] - 0.5) * 0.5, spread = 0.85 + (0.3 * u[10]);
        (double x, double y) = ((u[11] - 0.5) * 0.14, 0.12 + ((u[12] - 0.5) * 0.12));
        double side = u[13] < 0.5 ? -1 : 1;
        var parts = new List<Capsule>
        {
            // The palm and the arm below it.
            Capsule.Of(x, y, turn, size, side, 0, 0.02, 0, -0.07, 0.135),
            Capsule.Of(x, y, turn, size, side, 0, 0.1, 0, 0.6, 0.085),
        };
        for (int f = 0; f < Fingers; f++)
        {
            bool isThumb = f == 0, shows = Shown[label][f];
            double angle = ((isThumb ? -1.05 : (f - 2.5) * 0.22) * spread) + ((u[14 + f] - 0.5) * 0.12);
            double length = (shows ? (isThumb ? 0.2 : 0.27 - (0.025 * Math.Abs(f - 2))) : 0.05) * (0.92 + (0.16 * u[19 + f]));
            (double rootX, double rootY) = isThumb ? (-0.1, -0.02) : (((f - 2.5) * 0.075), -0.11);
            parts.Add(Capsule.Of(x, y, turn, size, side, rootX, rootY, rootX + (length * Math.Sin(angle)), rootY - (length * Math.Cos(angle)), 0.036 + (0.006 * u[24])));
        }
        return [.. parts];
    }

    private readonly record struct Colour(double Red, double Green, double Blue)
    {
        public double Of(int channel) => channel == 0 ? Red : channel == 1 ? Green : Blue;
    }

    // All points within a radius of a line from (X0, Y0) to (X1, Y1).
    private readonly record struct Capsule(double X0, double Y0, double X1, double Y1, double Radius)
    {
        public static Capsule Of(double x, double y, double turn, double size, double side, double x0, double y0, double x1, double y1, double radius)
        {
            (double sin, double cos) = Math.SinCos(turn);
            (double a, double b) = Place(x0, y0);
            (double c, double d) = Place(x1, y1);
            return new Capsule(a, b, c, d, radius * size);

            (double X, double Y) Place(double px, double py)
            {
                (px, py) = (px * size * side, py * size);
                return (x + (px * cos) - (py * sin), y + (px * sin) + (py * cos));
            }
        }

        public double Distance(double x, double y)
        {
            (double dx, double dy) = (X1 - X0, Y1 - Y0);
            double along = Math.Clamp((((x - X0) * dx) + ((y - Y0) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
            (double ex, double ey) = (x - X0 - (along * dx), y - Y0 - (along * dy));
            return Math.Sqrt((ex * ex) + (ey * ey)) - Radius;
        }
    }
}
